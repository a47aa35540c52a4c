package io.covalence.contract.metric;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A value of a metric as people and programs see it, with four significant digits: all digits of a quotient of two whole numbers
 * would tell the numbers.
 */
public record Figure(Metric metric, double value) {
    private static final MathContext DIGITS = new MathContext(4);

    /**
     * Rounds to four significant digits.
     *
     * @throws IllegalArgumentException when the value is not a finite number
     */
    public Figure {
        value = rounded(value);
    }

    /** A number as figures have it. */
    public static double rounded(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a figure is a finite number");
        }
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }

    /** Whether this is the better one of two values of one metric; equal ones are not. */
    public boolean betterThan(Figure other) {
        return metric.better().better(value, other.value);
    }
}
