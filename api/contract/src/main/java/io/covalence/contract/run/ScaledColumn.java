package io.covalence.contract.run;

import io.covalence.contract.plan.Defaulted;
import java.util.Objects;

/**
 * The scale by which all sites standardise a column: a model of the run gets {@code (value - mean) / standardDeviation},
 * within the plan's limit, and 0 where a value is missing. It has all digits, since the model is useless without it.
 *
 * @param mean in the column's unit
 * @param standardDeviation in the column's unit, positive
 * @param rough whether the plan's centre and scale are so far from the column's numbers that its ranges hardly tell them
 *     apart; false where nobody asked yet
 */
public record ScaledColumn(
        String column,
        double mean,
        double standardDeviation,
        @Defaulted Boolean rough) {
    public ScaledColumn {
        rough = Objects.requireNonNullElse(rough, false);
    }
}
