package io.covalence.connector.learning.internal;

import io.covalence.connector.dataset.Row;
import io.covalence.connector.learning.task.LabelLayout;
import java.util.List;

/**
 * Rows written out densely, row by row.
 *
 * @param labels 0 where missing
 * @param mask 1 where there is a label, else 0; other values would change the forward pass of the learning library
 */
@SuppressWarnings("ArrayRecordComponent") // Lives for one step; nobody compares it.
record Batch(int rows, float[] inputs, float[] labels, float[] mask) {

    static Batch of(List<Row> rows, int width, LabelLayout layout) {
        var labels = new float[rows.size() * layout.width()];
        var mask = new float[rows.size() * layout.maskWidth()];
        for (int i = 0; i < rows.size(); i++) {
            layout.write(rows.get(i), labels, i * layout.width(), mask, i * layout.maskWidth());
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
