package io.covalence.connector.dataset;

import io.covalence.learning.scale.Scale;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

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

    /** The same rows, standardised as all sites do it. */
    public Dataset scaled(Scale scale) {
        return new Dataset(new ScaledRows(training, scale), new ScaledRows(evaluation, scale));
    }

    /** Each is made when it is asked for. */
    private static final class ScaledRows extends AbstractList<Row> implements RandomAccess {
        private final List<Row> rows;
        private final Scale scale;

        ScaledRows(List<Row> rows, Scale scale) {
            this.rows = rows;
            this.scale = scale;
        }

        @Override
        public Row get(int index) {
            return rows.get(index).scaled(scale);
        }

        @Override
        public int size() {
            return rows.size();
        }
    }

    public int size() {
        return training.size() + evaluation.size();
    }
}
