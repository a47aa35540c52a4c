package io.covalence.learning.metric;

import io.covalence.contract.metric.Interval;
import io.covalence.contract.metric.ScoreBins;
import java.util.Optional;

/**
 * The slope of a logistic regression of the label on the model's logit (Cox, Biometrika 1958, 45, 562). At 1 the
 * probabilities are calibrated; below 1 they are too extreme, as those of an overfitted model. Computed from two
 * histograms, where the rows of a bin have the logit at its middle; fitted by Newton's method, with Wald's interval.
 */
public final class CalibrationSlope {
    private static final String METHOD = "Wald, logistic regression on the logit from the histograms of scores";
    private static final int MOST_STEPS = 50;
    private static final double SMALL = 1e-9;

    private CalibrationSlope() {}

    /** A slope and where it lies. */
    public record Slope(double value, Interval interval) {}

    /**
     * The slope; absent where a class has no row, or the classes are told apart by a threshold, where it would be infinite.
     *
     * @param negatives rows of a bin, lowest scores first; not negative
     * @param positives in the same bins
     */
    public static Optional<Slope> of(ScoreBins bins, long[] negatives, long[] positives) {
        double intercept = 0;
        double slope = 1;
        for (int step = 0; step < MOST_STEPS; step++) {
            var sums = Sums.of(bins, negatives, positives, intercept, slope);
            double determinant = sums.rows * sums.squares - sums.scores * sums.scores;
            if (!(determinant > SMALL)) {
                return Optional.empty();
            }
            double byIntercept = (sums.squares * sums.error - sums.scores * sums.scoredError) / determinant;
            double bySlope = (sums.rows * sums.scoredError - sums.scores * sums.error) / determinant;
            intercept += byIntercept;
            slope += bySlope;
            if (Math.abs(byIntercept) + Math.abs(bySlope) < SMALL) {
                double half = Normal.QUANTILE * Math.sqrt(sums.rows / determinant);
                return Optional.of(new Slope(slope, Interval.outwards(slope - half, slope + half, METHOD)));
            }
        }
        return Optional.empty();
    }

    /** Gradient and information of the log-likelihood. */
    private record Sums(double error, double scoredError, double rows, double scores, double squares) {
        static Sums of(ScoreBins bins, long[] negatives, long[] positives, double intercept, double slope) {
            double error = 0;
            double scoredError = 0;
            double rows = 0;
            double scores = 0;
            double squares = 0;
            for (int bin = 0; bin < negatives.length; bin++) {
                double count = (double) negatives[bin] + positives[bin];
                double logit = bins.middle(bin);
                double probability = Normal.logistic(intercept + slope * logit);
                double weight = count * probability * (1 - probability);
                error += positives[bin] - count * probability;
                scoredError += logit * (positives[bin] - count * probability);
                rows += weight;
                scores += weight * logit;
                squares += weight * logit * logit;
            }
            return new Sums(error, scoredError, rows, scores, squares);
        }
    }
}
