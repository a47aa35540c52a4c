package io.covalence.contract.metric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value of a metric as people and programs see it, with four significant digits: all digits of a quotient of two
 * whole numbers would tell the numbers.
 *
 * @param interval its confidence interval; absent when that is not known
 */
public record Figure(Metric metric, double value, @Nullable Interval interval) {
    private static final MathContext DIGITS = new MathContext(4);

    /**
     * Rounds to four significant digits.
     *
     * @throws IllegalArgumentException when the value is not a finite number
     */
    public Figure {
        value = rounded(value);
    }

    /** Of which it is not known how sure it is. */
    public Figure(Metric metric, double value) {
        this(metric, value, null);
    }

    public static Figure of(Metric metric, double value, Optional<Interval> interval) {
        return new Figure(metric, value, interval.orElse(null));
    }

    /** A number as figures have it. */
    public static double rounded(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a figure is a finite number");
        }
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }

    /**
     * A number among others that are a width apart: with three significant digits of that, so that neighbours differ however far they
     * are from zero.
     *
     * @param width more than 0
     */
    public static BigDecimal among(double value, double width) {
        int digits = 2 - (int) Math.floor(Math.log10(width));
        return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }

    /** Whether this is the better one of two values of one metric; equal ones are not. */
    public boolean betterThan(Figure other) {
        return metric.better().better(value, other.value);
    }
}
