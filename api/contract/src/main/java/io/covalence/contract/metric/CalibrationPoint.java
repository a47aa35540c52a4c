package io.covalence.contract.metric;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How often what a model holds likely is so, among rows with neighbouring scores. Both are shares with two significant digits: more of them
 * would tell how many rows there are.
 *
 * @param predicted mean probability that the model gives these rows
 * @param observed share of them with label 1
 */
public record CalibrationPoint(double predicted, double observed) {
    private static final MathContext DIGITS = new MathContext(2);

    /**
     * Rounds to two significant digits.
     *
     * @throws IllegalArgumentException when one is no share
     */
    public CalibrationPoint {
        predicted = rounded(predicted);
        observed = rounded(observed);
    }

    static double rounded(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is from 0 to 1");
        }
        return new BigDecimal(share).round(DIGITS).doubleValue();
    }
}
