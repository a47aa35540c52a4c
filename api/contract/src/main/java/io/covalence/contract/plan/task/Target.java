package io.covalence.contract.plan.task;

import io.covalence.contract.plan.ColumnName;
import io.covalence.contract.plan.Range;
import io.covalence.contract.text.PlainText;

/**
 * One column of numbers to predict.
 *
 * @param column header of the label column in a site's file
 * @param center subtracted before training
 * @param scale divides after centring, in the target's unit
 */
public record Target(
        @ColumnName String column,
        @Range(least = -1e9, most = 1e9) double center,
        @Range(least = 1e-9, most = 1e9) double scale) {
    public Target {
        column = PlainText.composed(column);
    }
}
