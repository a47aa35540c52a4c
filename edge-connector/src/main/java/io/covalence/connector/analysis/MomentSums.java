package io.covalence.connector.analysis;

import io.covalence.contract.metric.Coarse;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.work.Partition;
import java.util.Arrays;

/**
 * Mean and mean square of a column's numbers as its told ranges have them, each row in the middle of its range: numbers of rows that are
 * told of no range would tell how many they are. In limits from the centre, so that none is beyond 1 and no sum of 200 sites with eight
 * million rows each leaves 64 bits.
 */
final class MomentSums {
    private MomentSums() {}

    /**
     * The limbs: nothing where no range is told. The square is made of the rounded mean and of the rounded variance about the mean: so
     * rounding alone makes no spread between sites.
     *
     * @param ranges rows that are told of each range, the lowest first
     */
    static long[] limbs(long[] ranges) {
        var limbs = new long[2];
        long told = Arrays.stream(ranges).sum();
        if (told > 0) {
            double exact = mean(ranges, told, 0, 1);
            double mean = Coarse.figure(exact);
            double variance = Coarse.figure(mean(ranges, told, exact, 2));
            limbs[Partition.Numbers.MEAN] = told * fixed(mean + Partition.Numbers.OFFSET);
            limbs[Partition.Numbers.SQUARE] = told * fixed(variance + mean * mean);
        }
        return limbs;
    }

    /** Mean power of the distance from a number. */
    private static double mean(long[] ranges, long told, double from, int power) {
        double sum = 0;
        for (int range = 0; range < ranges.length; range++) {
            double middle = (2.0 * range + 1) / ranges.length - 1;
            sum += ranges[range] * Math.pow(middle - from, power);
        }
        return sum / told;
    }

    private static long fixed(double value) {
        return Math.round(value * UpdateLayout.ERROR_SCALE);
    }
}
