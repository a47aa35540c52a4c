package io.covalence.contract.plan.work;

import io.covalence.contract.plan.inputs.CategoricalColumn;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.NumericColumn;

/** A division of all rows into cells; each row is in exactly one cell. */
public sealed interface Partition {
    int cells();

    /** Limbs: the cells, and the rows that are told of none. */
    default int counts() {
        return cells() + 1;
    }

    /**
     * Equal ranges of a column of numbers, the lowest first, then the rows without a number where there may be any. The outermost ranges
     * hold what lies beyond the column's limit, too.
     *
     * @param index of the column among the table's numeric ones
     */
    record Numbers(NumericColumn column, int index, int bins) implements Partition {
        @Override
        public int cells() {
            return bins + (missing() ? 1 : 0);
        }

        /** Whether a row may have no number; it is in the last cell. */
        public boolean missing() {
            return column.missing() != Missing.REFUSE;
        }

        /** Half the width of all ranges together, in the column's unit. */
        public double reach() {
            return column.limit() * column.scale();
        }

        /** Where the lowest range begins. */
        public double from() {
            return column.center() - reach();
        }

        public double width() {
            return 2 * reach() / bins;
        }

        /**
         * The range that holds a number.
         *
         * @param scaled in scales from the centre
         */
        public int bin(double scaled) {
            return Math.clamp((long) Math.floor((scaled / column.limit() + 1) / 2 * bins), 0, bins - 1);
        }
    }

    /**
     * The levels of a column of categories.
     *
     * @param index of the column among the table's categorical ones
     */
    record Levels(CategoricalColumn column, int index) implements Partition {
        @Override
        public int cells() {
            return column.levels();
        }
    }

    /** The pairs of levels of two columns, row by row. */
    record Pairs(Levels rows, Levels columns) implements Partition {
        @Override
        public int cells() {
            return rows.cells() * columns.cells();
        }
    }
}
