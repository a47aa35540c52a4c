package io.covalence.contract.plan.inputs;

import io.covalence.contract.plan.ColumnName;
import io.covalence.contract.plan.Range;
import io.covalence.contract.text.PlainText;

/**
 * A numeric input column, standardised as {@code (value - center) / scale}. Centre and scale are declared in the plan, so
 * that no site has to reveal its own mean.
 */
public record Descriptor(
        @ColumnName String column,
        @Range(least = -1e9, most = 1e9) double center,
        @Range(least = 1e-9, most = 1e9) double scale) {
    public Descriptor {
        column = PlainText.composed(column);
    }
}
