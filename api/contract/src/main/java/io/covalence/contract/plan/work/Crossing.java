package io.covalence.contract.plan.work;

import io.covalence.contract.plan.ColumnName;
import io.covalence.contract.text.PlainText;

/**
 * A contingency table: two columns of categories whose pairs are counted.
 *
 * @param rows column whose levels are the table's rows
 * @param columns column whose levels are the table's columns
 */
public record Crossing(@ColumnName String rows, @ColumnName String columns) {
    public Crossing {
        rows = PlainText.composed(rows);
        columns = PlainText.composed(columns);
    }
}
