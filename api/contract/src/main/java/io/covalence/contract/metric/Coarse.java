package io.covalence.contract.metric;

import java.util.Arrays;

/**
 * Rounds a site's own figures before they are masked. The service sees sums over cohorts, and two cohorts may differ by
 * one site. The difference is then that site's figure, and it should tell no more than the metric needs.
 */
public final class Coarse {
    private static final int COUNT_BITS = 4;
    private static final int FIGURE_BITS = 10;
    private static final int THRESHOLDS = 16;

    /** Above, pairs count no more, so that no sum of 200 sites overflows. */
    private static final int MOST_PAIRS_EXPONENT = 40;

    private Coarse() {}

    /** A count of rows with four significant bits: off by a sixteenth at most. */
    public static long count(long rows) {
        return (long) significant((double) rows, COUNT_BITS);
    }

    /**
     * The weight of a site's pairs of a positive and a negative row: the nearest power of two. With the rows known to a sixteenth, a
     * finer one would tell how many rows are positive.
     */
    public static long pairs(long positives, long negatives) {
        return powerOfTwo((double) positives * negatives);
    }

    /** A count of which only the size matters: the nearest power of two, at most {@code most}. */
    public static long size(long count, long most) {
        return Math.min(powerOfTwo((double) count), most);
    }

    /**
     * The bins of one class, scaled so that they add up to its rounded count; exact bins would add up to the exact count. Rounded are
     * sums of bins from the lowest up, each to one of the two whole numbers about its share, so an empty bin stays empty. Of sixteen
     * thresholds for rounding up that one is taken which keeps the area under the ROC curve nearest to the exact one.
     *
     * @param others the exact bins of the other class
     */
    public static long[] bins(long[] exact, long[] others) {
        long rows = Arrays.stream(exact).sum();
        if (rows == 0) {
            return exact.clone();
        }
        long told = count(rows);
        double area = area(others, exact);
        var best = new long[0];
        double least = Double.POSITIVE_INFINITY;
        for (int threshold = 0; threshold < THRESHOLDS; threshold++) {
            var scaled = scaled(exact, rows, told, threshold);
            double off = Math.abs(area(others, scaled) - area);
            if (off < least) {
                least = off;
                best = scaled;
            }
        }
        return best;
    }

    private static long[] scaled(long[] exact, long rows, long told, int threshold) {
        var scaled = new long[exact.length];
        long up = 0;
        long toldUp = 0;
        for (int bin = 0; bin < exact.length; bin++) {
            up += exact[bin];
            long share = (THRESHOLDS * up * told + threshold * rows) / (THRESHOLDS * rows);
            scaled[bin] = share - toldUp;
            toldUp = share;
        }
        return scaled;
    }

    private static double area(long[] others, long[] bins) {
        return RocAuc.ofHistograms(others, bins).orElse(0);
    }

    private static long powerOfTwo(double value) {
        if (value < 1) {
            return 0;
        }
        int exponent = Math.getExponent(value);
        boolean up = value >= Math.scalb(Math.sqrt(2), exponent);
        return 1L << Math.min(up ? exponent + 1 : exponent, MOST_PAIRS_EXPONENT);
    }

    /** A mean with ten significant bits: off by one in two thousand at most. */
    public static double figure(double mean) {
        return significant(mean, FIGURE_BITS);
    }

    /** The nearest number whose binary digits are {@code bits}, halves to even. */
    private static double significant(double value, int bits) {
        if (value == 0) {
            return 0;
        }
        int shift = bits - 1 - Math.getExponent(value);
        return Math.scalb(Math.rint(Math.scalb(value, shift)), -shift);
    }
}
