package io.covalence.contract.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of numbers over all sites.
 *
 * @param statistics what its numbers are like, in the column's unit; none where no site has enough rows
 * @param from where the first bin begins; it holds all that lies below, too
 * @param width of each bin, which is also how far off a quantile may be
 * @param bins rows in each, the last holding all that lies above, too
 * @param missing rows without a number; absent where the plan allows none
 * @param untold rows of sites that have too few in their cell for it to be told
 */
public record SummarisedNumbers(
        String column,
        List<Statistic> statistics,
        double from,
        double width,
        List<Long> bins,
        @Nullable Long missing,
        long untold) {
    public SummarisedNumbers {
        statistics = List.copyOf(statistics);
        bins = List.copyOf(bins);
    }
}
