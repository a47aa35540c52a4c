package io.covalence.connector.learning.internal;

import io.covalence.connector.dataset.Row;
import java.util.List;

/**
 * Rows written out densely, row by row.
 *
 * @param labels 0 where missing
 * @param mask 1 where there is a label, else 0; other values would change the forward pass of the learning library
 */
@SuppressWarnings("ArrayRecordComponent") // Lives for one step; nobody compares it.
record Batch(int rows, float[] inputs, float[] labels, float[] mask) {

    static Batch of(List<Row> rows, int width, int targets) {
        var labels = new float[rows.size() * targets];
        var mask = new float[labels.length];
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            for (int target = 0; target < targets; target++) {
                if (row.hasLabel(target)) {
                    labels[i * targets + target] = row.label(target);
                    mask[i * targets + target] = 1;
                }
            }
        }
        return new Batch(rows.size(), inputs(rows, width), labels, mask);
    }

    static float[] inputs(List<Row> rows, int width) {
        var inputs = new float[rows.size() * width];
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).writeInputs(inputs, i * width, width);
        }
        return inputs;
    }
}
