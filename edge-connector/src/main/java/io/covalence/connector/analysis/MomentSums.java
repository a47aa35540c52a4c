package io.covalence.connector.analysis;

import io.covalence.contract.metric.Coarse;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.work.Partition;

/**
 * Sums of a column's numbers and their squares, in limits from the centre, so that none is beyond 1 and no sum of 200 sites with eight
 * million rows each leaves 64 bits.
 */
final class MomentSums {
    private long rows;
    private double sum;
    private double squares;

    /** Takes in a number from -1 to 1. */
    void add(double number) {
        rows++;
        sum += number;
        squares += number * number;
    }

    /**
     * The limbs: nothing where no cell is told. The square is made of the rounded mean and of the rounded variance about the mean: so
     * rounding alone makes no spread between sites.
     *
     * @param told rows that are told in ranges, by which the site's means weigh
     */
    long[] limbs(long told) {
        if (told == 0) {
            return new long[2];
        }
        double mean = Coarse.figure(sum / rows);
        double variance = Coarse.figure(Math.max(0, squares / rows - sum / rows * (sum / rows)));
        var limbs = new long[2];
        limbs[Partition.Numbers.MEAN] = told * fixed(mean + Partition.Numbers.OFFSET);
        limbs[Partition.Numbers.SQUARE] = told * fixed(variance + mean * mean);
        return limbs;
    }

    private static long fixed(double value) {
        return Math.round(value * UpdateLayout.ERROR_SCALE);
    }
}
