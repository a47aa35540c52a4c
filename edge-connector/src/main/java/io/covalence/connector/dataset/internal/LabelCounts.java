package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.LabelCount;
import io.covalence.connector.dataset.LabelRules;
import io.covalence.connector.dataset.Row;
import java.util.ArrayList;
import java.util.List;

/** Counts the labels of a dataset, target by target in the plan's order. */
final class LabelCounts {
    private LabelCounts() {}

    static List<LabelCount> of(LabelRules labels, Dataset dataset) {
        var columns = labels.columns();
        var labelled = new long[columns.size()];
        var ones = new long[columns.size()];
        for (var rows : List.of(dataset.training(), dataset.evaluation())) {
            for (var row : rows) {
                count(row, labelled, ones);
            }
        }
        var counts = new ArrayList<LabelCount>();
        for (var column : columns) {
            int target = counts.size();
            counts.add(labels.count(column, labelled[target], ones[target]));
        }
        return counts;
    }

    private static void count(Row row, long[] labelled, long[] ones) {
        for (int target = 0; target < labelled.length; target++) {
            labelled[target] += row.hasLabel(target) ? 1 : 0;
            ones[target] += row.label(target) == 1 ? 1 : 0;
        }
    }
}
