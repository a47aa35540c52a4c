package io.covalence.contract.metric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A 95 % confidence interval of a figure, for the random choice of rows. All digits of its ends would tell the number
 * of rows. So they have as many digits as its width needs, see {@link #outwards}, and four significant ones at most.
 *
 * @param method how it was computed, in a few words for people
 */
public record Interval(double low, double high, String method) {
    private static final int DIGITS = 4;
    private static final double STEPS = 4;

    /**
     * Rounds both ends as figures are.
     *
     * @throws IllegalArgumentException when one is not a finite number, or they are the wrong way round
     */
    public Interval {
        low = Figure.rounded(low);
        high = Figure.rounded(high);
        if (low > high) {
            throw new IllegalArgumentException("an interval begins at its lower end");
        }
    }

    /**
     * An interval whose ends are rounded away from each other, to the largest power of ten that goes into its width four times: it holds
     * the true value no more rarely, and its width tells the number of rows within a factor of two or three only.
     *
     * @throws IllegalArgumentException when one is not a finite number, or they are the wrong way round
     */
    public static Interval outwards(double low, double high, String method) {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
            throw new IllegalArgumentException("an interval has a lower and an upper end");
        }
        if (low == high) {
            return new Interval(low, high, method);
        }
        var step = new BigDecimal((high - low) / STEPS);
        int decimals = step.scale() - step.precision() + 1;
        return new Interval(end(low, decimals, RoundingMode.FLOOR), end(high, decimals, RoundingMode.CEILING), method);
    }

    private static double end(double value, int decimals, RoundingMode away) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, away)
                .round(new MathContext(DIGITS, away))
                .doubleValue();
    }
}
