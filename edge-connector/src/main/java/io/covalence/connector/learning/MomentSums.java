package io.covalence.connector.learning;

import io.covalence.contract.metric.Coarse;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.work.Opening;
import java.util.Arrays;

/**
 * Rows, mean and mean square of a column as its rounded ranges have them, each row in the middle of its range: rows that rounding down
 * leaves out would tell how many they are. Means are in reaches from the centre, so that none is beyond 1 and no sum of 200 sites
 * with eight million rows each leaves 64 bits.
 */
final class MomentSums {
    private MomentSums() {}

    /**
     * The limbs; 0 where no range holds a row. The square is made of the rounded mean and of the rounded variance about the mean, so that
     * rounding alone makes no spread between sites.
     *
     * @param ranges rows that each holds, the lowest first
     * @param mostRows with how many rows the site counts at most
     */
    static long[] limbs(long[] ranges, long mostRows) {
        var limbs = new long[Opening.LIMBS];
        long rows = Arrays.stream(ranges).sum();
        if (rows > 0) {
            double exact = mean(ranges, rows, 0, 1);
            double mean = Coarse.figure(exact);
            double variance = Coarse.figure(mean(ranges, rows, exact, 2));
            long counted = Math.min(rows, mostRows);
            limbs[Opening.ROWS] = counted;
            limbs[Opening.MEAN] = counted * fixed(mean + Opening.OFFSET);
            limbs[Opening.SQUARE] = counted * fixed(variance + mean * mean);
        }
        return limbs;
    }

    /** Mean power of the distance from a number. */
    private static double mean(long[] ranges, long rows, double from, int power) {
        double sum = 0;
        for (int range = 0; range < ranges.length; range++) {
            double middle = (2.0 * range + 1) / ranges.length - 1;
            sum += ranges[range] * Math.pow(middle - from, power);
        }
        return sum / rows;
    }

    private static long fixed(double value) {
        return Math.round(value * UpdateLayout.ERROR_SCALE);
    }
}
