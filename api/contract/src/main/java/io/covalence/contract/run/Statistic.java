package io.covalence.contract.run;

import io.covalence.contract.metric.Figure;

/**
 * A statistic of a column, with the digits that tell it from a number one range away.
 *
 * @param name as people read it
 */
public record Statistic(String name, double value) {
    public static final String MEAN = "mean";
    public static final String STANDARD_DEVIATION = "standard deviation";

    /** Of a column with ranges of such a width. */
    public static Statistic of(String name, double value, double width) {
        return new Statistic(name, Figure.among(value, width).doubleValue());
    }
}
