package io.covalence.learning.metric;

import io.covalence.contract.metric.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A confidence interval of the area under the ROC curve from two histograms: the variance of DeLong, DeLong and
 * Clarke-Pearson (Biometrics 1988, 44, 837) on the scale of the logit, see {@link LogitInterval}. Rows of one bin are
 * ties.
 *
 * <p>A positive's placement is the share of negatives that it scores above, a negative's the share of positives that
 * score above it. The variance is that of the placements of positives over their number, plus that of negatives over
 * theirs.
 *
 * <p>It assumes independent rows. Rows of one site are independent only given the site, and a histogram over all sites
 * does not show the site. With few rows in a class and an area near 1 the interval is too narrow: with 30 positives and
 * an area of 0.95 it contains the true value in 90 of 100 cases.
 */
public final class RocAucInterval {
    private static final String METHOD = "DeLong on the logit, from the histograms of scores";

    private RocAucInterval() {}

    /**
     * The interval; absent when a class has fewer than two rows, or when all placements of both are alike, from which nothing
     * about their spread can be learnt.
     *
     * @param negatives rows of a bin, lowest scores first; not negative
     * @param positives in the same bins
     */
    public static Optional<Interval> of(long[] negatives, long[] positives) {
        return area(negatives, positives).flatMap(area -> LogitInterval.of(area.value(), area.variance(), METHOD));
    }

    /** The variance of the area; absent when a class has fewer than two rows. */
    public static OptionalDouble variance(long[] negatives, long[] positives) {
        return area(negatives, positives)
                .map(Area::variance)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    private record Area(double value, double variance) {}

    private static Optional<Area> area(long[] negatives, long[] positives) {
        double allNegatives = sum(negatives);
        double allPositives = sum(positives);
        if (allNegatives < 2 || allPositives < 2) {
            return Optional.empty();
        }
        var ofPositives = new Spread();
        var ofNegatives = new Spread();
        double negativesBelow = 0;
        double positivesBelow = 0;
        for (int bin = 0; bin < negatives.length; bin++) {
            ofPositives.add((negativesBelow + negatives[bin] / 2.0) / allNegatives, positives[bin]);
            ofNegatives.add((allPositives - positivesBelow - positives[bin] / 2.0) / allPositives, negatives[bin]);
            negativesBelow += negatives[bin];
            positivesBelow += positives[bin];
        }
        double variance = ofPositives.variance() / allPositives + ofNegatives.variance() / allNegatives;
        return Optional.of(new Area(ofPositives.mean(), variance));
    }

    private static double sum(long[] bins) {
        double sum = 0;
        for (long bin : bins) {
            sum += bin;
        }
        return sum;
    }

    /** Mean and variance of values that occur several times, by the update of West (Comm. ACM 1979, 22, 532). */
    private static final class Spread {
        private double count;
        private double mean;
        private double squares;

        void add(double value, long times) {
            if (times > 0) {
                double delta = value - mean;
                count += times;
                mean += delta * times / count;
                squares += delta * (value - mean) * times;
            }
        }

        double mean() {
            return mean;
        }

        double variance() {
            return squares / (count - 1);
        }
    }
}
