package io.covalence.connector.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rows of a site that can be used, split once and for all into training and evaluation rows. Fingerprints are held as the
 * positions of their set bits, about forty of 2,048: a file of 10,000 molecules takes 2 MB.
 *
 * @param training never evaluated on
 * @param evaluation never trained on
 */
public record Dataset(List<Row> training, List<Row> evaluation) {
    public Dataset {
        training = List.copyOf(training);
        evaluation = List.copyOf(evaluation);
    }

    /** Training rows, then evaluation rows. */
    public Iterable<Row> rows() {
        return Stream.concat(training.stream(), evaluation.stream()).toList();
    }

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
}
