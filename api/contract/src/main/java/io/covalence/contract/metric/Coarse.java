package io.covalence.contract.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

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
        return powerOfTwo((double) positives * negatives);
    }

    /** A count of which only the size matters: the nearest power of two, at most {@code most}. */
    public static long size(long count, long most) {
        return Math.min(powerOfTwo((double) count), most);
    }

    /**
     * The bins of one class, scaled so that they add up to its rounded count: each gets its share rounded down, and what is left goes
     * to the largest remainders, of equal ones to the lower bin. Exact bins would add up to the exact count. An empty bin stays empty.
     */
    public static long[] bins(long[] exact) {
        long rows = 0;
        for (long bin : exact) {
            rows += bin;
        }
        if (rows == 0) {
            return exact.clone();
        }
        long told = count(rows);
        long all = rows;
        var coarse = new long[exact.length];
        Arrays.setAll(coarse, bin -> exact[bin] * told / all);
        IntStream.range(0, exact.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer bin) -> -(exact[bin] * told % all))
                        .thenComparingInt(bin -> bin))
                .limit(told - Arrays.stream(coarse).sum())
                .forEach(bin -> coarse[bin]++);
        return coarse;
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
