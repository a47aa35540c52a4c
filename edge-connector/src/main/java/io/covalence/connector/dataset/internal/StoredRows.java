package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Row;
import io.covalence.learning.scale.Scale;
import java.util.AbstractList;
import java.util.RandomAccess;

/** Rows of a table in a file, each made when it is asked for. */
final class StoredRows extends AbstractList<Row> implements RandomAccess {
    private final RowFile.Rows rows;
    private final TableLayout layout;
    private final TableInputs inputs;

    StoredRows(RowFile.Rows rows, TableLayout layout, TableInputs inputs) {
        this.rows = rows;
        this.layout = layout;
        this.inputs = inputs;
    }

    @Override
    public Row get(int index) {
        if (index < 0 || index >= rows.count()) {
            throw new IndexOutOfBoundsException(index);
        }
        return new Stored(index, Scale.NONE);
    }

    @Override
    public int size() {
        return rows.count();
    }

    private final class Stored implements Row {
        private final int index;
        private final Scale scale;

        Stored(int index, Scale scale) {
            this.index = index;
            this.scale = scale;
        }

        @Override
        public Row scaled(Scale common) {
            return new Stored(index, common);
        }

        @Override
        public float number(int column) {
            return rows.number(index, layout.number(column));
        }

        @Override
        public void writeInputs(float[] target, int offset, int width) {
            inputs.write(rows, index, scale, target, offset);
        }

        @Override
        public float label(int target) {
            return rows.number(index, layout.label(target));
        }
    }
}
