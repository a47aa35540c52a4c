package io.covalence.contract.run;

import io.covalence.contract.metric.CountRange;
import io.covalence.contract.metric.Figure;
import org.jspecify.annotations.Nullable;

/**
 * The score of one target; its figures are of the evaluation's metrics. A figure is absent when it is not known, as when no site
 * has enough rows of either class.
 *
 * @param labelled rows with a label, of the sites that have enough of them
 * @param positives rows with label 1; absent for regression, and where there is no histogram
 */
public record TargetScore(
        String column,
        @Nullable Double perRound,
        @Nullable Double headline,
        @Nullable Double loss,
        CountRange labelled,
        @Nullable CountRange positives) {
    public TargetScore {
        perRound = rounded(perRound);
        headline = rounded(headline);
        loss = rounded(loss);
    }

    private static @Nullable Double rounded(@Nullable Double value) {
        return value == null ? null : (Double) Figure.rounded(value);
    }
}
