package io.covalence.connector.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * The usable rows of a site, with a fixed split into training and evaluation rows. The lists do not change and allow
 * random access. For large tables a list reads each row from a file on request.
 *
 * @param training never evaluated on
 * @param evaluation never trained on
 */
public record Dataset(List<Row> training, List<Row> evaluation) {

    /** The rows of several datasets in one, each row on the side where it was. */
    public static Dataset union(List<Dataset> datasets) {
        var training = new ArrayList<Row>();
        var evaluation = new ArrayList<Row>();
        for (var dataset : datasets) {
            training.addAll(dataset.training());
            evaluation.addAll(dataset.evaluation());
        }
        return new Dataset(training, evaluation);
    }

    public int size() {
        return training.size() + evaluation.size();
    }
}
