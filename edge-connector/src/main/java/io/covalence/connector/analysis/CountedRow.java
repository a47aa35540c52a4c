package io.covalence.connector.analysis;

import io.covalence.contract.plan.inputs.Inputs;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.inputs.Table;

/**
 * Where a row that is to be counted has its numbers and levels.
 *
 * @param numbers place of each number, after which there is its indicator of a missing one where there may be any
 * @param indicators whether there is one
 * @param levels place of the first level's indicator of each column of categories; one entry more for the end
 */
@SuppressWarnings("ArrayRecordComponent") // Lives with one summary; nobody compares it.
record CountedRow(int[] numbers, boolean[] indicators, int[] levels) {
    static CountedRow of(Inputs inputs) {
        return switch (inputs) {
            case Table table -> of(table);
            case MoleculeTable molecules -> throw new IllegalArgumentException("a summary is made of a table");
        };
    }

    private static CountedRow of(Table table) {
        var row = new CountedRow(
                new int[table.numeric().size()],
                new boolean[table.numeric().size()],
                new int[table.categorical().size() + 1]);
        int at = 0;
        for (int i = 0; i < row.numbers.length; i++) {
            row.numbers[i] = at;
            row.indicators[i] = table.numeric().get(i).missing() != Missing.REFUSE;
            at += row.indicators[i] ? 2 : 1;
        }
        row.levels[0] = at;
        for (int i = 1; i < row.levels.length; i++) {
            row.levels[i] = row.levels[i - 1] + table.categorical().get(i - 1).levels();
        }
        return row;
    }

    int width() {
        return levels[levels.length - 1];
    }

    /** A number in scales from its centre, within the column's limit. */
    double number(float[] values, int column) {
        return values[numbers[column]];
    }

    boolean isMissing(float[] values, int column) {
        return indicators[column] && values[numbers[column] + 1] == 1;
    }

    /** The level of a row in a column of categories. */
    int level(float[] values, int column) {
        for (int i = levels[column]; i < levels[column + 1]; i++) {
            if (values[i] == 1) {
                return i - levels[column];
            }
        }
        throw new IllegalStateException("a row has a level in each column of categories");
    }
}
