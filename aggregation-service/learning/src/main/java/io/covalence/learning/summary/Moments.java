package io.covalence.learning.summary;

import io.covalence.contract.plan.work.Partition;
import io.covalence.contract.run.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Mean and variance of a column over all sites, in the column's unit, of the rows that sites tell in ranges, each in the middle of its
 * range.
 *
 * @param rows told in ranges
 */
record Moments(double mean, double variance, long rows) {

    /** The moments, with no rows where no site tells any. */
    static Moments of(Partition.Numbers column, long[] bins) {
        long rows = Arrays.stream(bins).sum();
        if (rows == 0) {
            return new Moments(0, 0, 0);
        }
        double mean = mean(column, bins, rows, 0, 1);
        return new Moments(mean, mean(column, bins, rows, mean, 2), rows);
    }

    /** Mean power of the distance from a number. */
    private static double mean(Partition.Numbers column, long[] bins, long rows, double from, int power) {
        double sum = 0;
        for (int bin = 0; bin < bins.length; bin++) {
            double middle = column.from() + (bin + 0.5) * column.width();
            sum += bins[bin] * StrictMath.pow(middle - from, power);
        }
        return sum / rows;
    }

    List<Statistic> statistics(Quantiles quantiles) {
        var statistics = new ArrayList<Statistic>();
        if (rows > 0) {
            statistics.add(Statistic.of(Statistic.MEAN, mean, quantiles.width()));
            statistics.add(Statistic.of(Statistic.STANDARD_DEVIATION, Math.sqrt(variance), quantiles.width()));
            statistics.addAll(quantiles.statistics());
        }
        return statistics;
    }
}
