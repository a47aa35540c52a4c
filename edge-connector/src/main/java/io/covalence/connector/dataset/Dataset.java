package io.covalence.connector.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a site that can be used, split once and for all into training and evaluation rows. The lists are for reading at any
 * place and do not change; where rows are many, a list makes each of them when it is asked for, from a file.
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
