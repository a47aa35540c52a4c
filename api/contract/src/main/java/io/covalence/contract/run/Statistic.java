package io.covalence.contract.run;

import io.covalence.contract.metric.Figure;

/**
 * A statistic of a column, with four significant digits.
 *
 * @param name as people read it
 */
public record Statistic(String name, double value) {
    public static final String MEAN = "mean";
    public static final String STANDARD_DEVIATION = "standard deviation";

    public Statistic {
        value = Figure.rounded(value);
    }
}
