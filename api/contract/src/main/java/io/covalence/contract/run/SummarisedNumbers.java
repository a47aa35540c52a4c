package io.covalence.contract.run;

import io.covalence.contract.metric.Figure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of numbers over all sites.
 *
 * @param statistics of its numbers, in the column's unit; none where no site has enough rows
 * @param from where the first bin begins; it also holds all numbers below
 * @param width of each bin, which is also the largest error of a quantile
 * @param bins rows in each; the last also holds all numbers above
 * @param missing rows without a number; absent where the plan allows none
 * @param untold rows that the sites' rounding leaves out, rounded down too
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

    /** A border of bins, in digits: the first one begins at border 0. */
    public String border(int border) {
        return digits(from + border * width);
    }

    /** A number in the column's unit, with the digits that its bins bear. */
    public String digits(double value) {
        return Figure.among(value, width).toPlainString();
    }
}
