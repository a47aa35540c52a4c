package io.covalence.learning.summary;

import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.work.Partition;
import io.covalence.contract.run.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Mean and variance of a column over all sites, in the column's unit, of the rows that sites tell in ranges, each in the middle of its
 * range. Each site's mean has ten significant bits and its variance about that mean as well, and the square that is summed up is made of
 * these two, so that sites which are alike do not seem to differ.
 *
 * @param rows told in ranges
 */
record Moments(double mean, double variance, long rows) {

    /** The moments, with no rows where no site has enough; absent where no sites have such sums. */
    static Optional<Moments> of(Partition.Numbers column, long[] sums, long[] bins) {
        long rows = Arrays.stream(bins).sum();
        if (rows == 0) {
            return Arrays.stream(sums).allMatch(sum -> sum == 0) ? Optional.of(new Moments(0, 0, 0)) : Optional.empty();
        }
        double offset = sums[Partition.Numbers.MEAN] / UpdateLayout.ERROR_SCALE / rows;
        double square = sums[Partition.Numbers.SQUARE] / UpdateLayout.ERROR_SCALE / rows;
        if (offset < 0 || offset > 2 * Partition.Numbers.OFFSET || square < 0 || square > 1 + 0x1p-8) {
            return Optional.empty();
        }
        double mean = offset - Partition.Numbers.OFFSET;
        double reach = column.reach();
        double variance = Math.max(0, square - mean * mean) * reach * reach;
        return Optional.of(new Moments(column.column().center() + mean * reach, variance, rows));
    }

    List<Statistic> statistics(Quantiles quantiles) {
        var statistics = new ArrayList<Statistic>();
        if (rows > 0) {
            statistics.add(new Statistic(Statistic.MEAN, mean));
            statistics.add(new Statistic(Statistic.STANDARD_DEVIATION, Math.sqrt(variance)));
            statistics.addAll(quantiles.statistics());
        }
        return statistics;
    }
}
