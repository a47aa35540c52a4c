package io.covalence.connector.learning.task;

import io.covalence.connector.dataset.Row;

/** The layout of a row's labels in a batch, where the loss reads them. */
public interface LabelLayout {
    /** Numbers of a row. */
    int width();

    /** Numbers of a row that say which of them count: as many as the model has outputs, or one. */
    int maskWidth();

    /**
     * Writes a row's labels and mask into arrays of zeros.
     *
     * @param mask 1 where there is a label; other values but 0 would change the forward pass of the learning library
     */
    void write(Row row, float[] labels, int at, float[] mask, int maskAt);

    /** A column for each output, each of which may be missing. */
    static LabelLayout columns(int count) {
        return new LabelLayout() {
            @Override
            public int width() {
                return count;
            }

            @Override
            public int maskWidth() {
                return count;
            }

            @Override
            public void write(Row row, float[] labels, int at, float[] mask, int maskAt) {
                for (int column = 0; column < count; column++) {
                    if (row.hasLabel(column)) {
                        labels[at + column] = row.label(column);
                        mask[maskAt + column] = 1;
                    }
                }
            }
        };
    }
}
