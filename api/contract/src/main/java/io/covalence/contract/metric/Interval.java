package io.covalence.contract.metric;

/**
 * Where a figure's true value lies with a confidence of 95 %, as far as chance in the choice of rows goes; with four significant digits,
 * as figures have.
 */
public record Interval(double low, double high) {
    /**
     * Rounds both ends.
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
}
