package io.covalence.connector.learning.internal;

import io.covalence.connector.dataset.Row;
import io.covalence.contract.metric.RocAuc;
import java.util.Arrays;
import java.util.List;

/** The area under a target's ROC curve from all scores as they are, which no site tells. */
final class ExactArea {
    private ExactArea() {}

    /**
     * The area over the rows that have a label.
     *
     * @param scores of all targets, row by row
     */
    static double of(List<Row> rows, float[] scores, int targets, int target) {
        var labelled = new float[rows.size()];
        var positive = new boolean[rows.size()];
        int count = 0;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).hasLabel(target)) {
                labelled[count] = scores[targets * i + target];
                positive[count++] = rows.get(i).label(target) == 1;
            }
        }
        return RocAuc.ofScores(Arrays.copyOf(labelled, count), Arrays.copyOf(positive, count))
                .orElseThrow();
    }
}
