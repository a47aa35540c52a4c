package io.covalence.contract.plan.work;

import io.covalence.contract.metric.ScoreBins;
import io.covalence.contract.plan.Defaulted;
import io.covalence.contract.plan.Range;
import java.util.Objects;

/**
 * How sites set rows aside for evaluation and score them.
 *
 * @param fraction share of a site's rows kept for evaluation and never trained on
 * @param seed of the split
 * @param bins histogram bins per target and class, for labels of two classes, 2 to 32; {@value #DEFAULT_BINS} when left
 *     out. A run has one histogram, that of its last model
 * @param logitLimit the outermost bins hold the logits beyond {@code -logitLimit} and {@code logitLimit};
 *     {@link io.covalence.contract.metric.ScoreBins} places the others
 * @param smallestCell rows of a target (for labels of two classes, rows of each class) that a site needs before it
 *     sends its sums of that target; {@value #DEFAULT_SMALLEST_CELL} when left out
 */
public record Evaluation(
        @Range(least = 0.05, most = 0.5) double fraction,
        long seed,
        @Defaulted @Range(least = 2, most = 32) Integer bins,
        @Range(least = 1, most = 50) double logitLimit,
        @Defaulted @Range(least = 2, most = 1_000) Integer smallestCell) {
    public static final int DEFAULT_BINS = 32;
    public static final int DEFAULT_SMALLEST_CELL = 5;

    public Evaluation {
        bins = Objects.requireNonNullElse(bins, DEFAULT_BINS);
        smallestCell = Objects.requireNonNullElse(smallestCell, DEFAULT_SMALLEST_CELL);
    }

    /** With the defaults. */
    public Evaluation(double fraction, long seed, double logitLimit) {
        this(fraction, seed, DEFAULT_BINS, logitLimit, DEFAULT_SMALLEST_CELL);
    }

    /** The bins of its histograms. */
    public ScoreBins scoreBins() {
        return new ScoreBins(bins, logitLimit);
    }

    /** The fraction for people. */
    long percent() {
        return Math.round(fraction * 100);
    }
}
