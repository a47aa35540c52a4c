package io.covalence.contract.metric;

/**
 * How a site's own figures are rounded before they are masked. The service sees sums over cohorts, and two cohorts may differ by
 * one site; what is then left is that site's figure, and it should say no more than the metric needs.
 */
public final class Coarse {
    private static final int COUNT_BITS = 4;
    private static final int FIGURE_BITS = 10;

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
        double pairs = (double) positives * negatives;
        if (pairs < 1) {
            return 0;
        }
        int exponent = Math.getExponent(pairs);
        boolean up = pairs >= Math.scalb(Math.sqrt(2), exponent);
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
