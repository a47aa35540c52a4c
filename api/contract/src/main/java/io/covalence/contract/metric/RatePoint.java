package io.covalence.contract.metric;

/**
 * How a model tells the classes apart when rows above a score count as positive. All are shares with two significant
 * digits, as in {@link CalibrationPoint}.
 *
 * @param falsePositive share of the rows with label 0 that are above the score
 * @param truePositive share of the rows with label 1 that are above it, the recall
 * @param precision share of label 1 among the rows above it
 */
public record RatePoint(double falsePositive, double truePositive, double precision) {
    /**
     * Rounds to two significant digits.
     *
     * @throws IllegalArgumentException when one is no share
     */
    public RatePoint {
        falsePositive = CalibrationPoint.rounded(falsePositive);
        truePositive = CalibrationPoint.rounded(truePositive);
        precision = CalibrationPoint.rounded(precision);
    }
}
