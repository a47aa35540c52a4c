package io.covalence.contract.run;

import io.covalence.contract.plan.Defaulted;
import java.util.List;
import java.util.Objects;

/**
 * A summary of the rows of all sites, from securely summed counts; no site's own counts are known. Every count is a
 * multiple of {@code smallestCell}: each site rounds its own down, so a count of 0 says that every site has fewer rows
 * of the cell than that.
 *
 * @param smallestCell step in rows in which sites count
 * @param sites how many are in the sum
 * @param scale by which all sites of a training standardise; then all else is empty, and in a summary it is
 */
public record DataSummary(
        int smallestCell,
        int sites,
        List<SummarisedNumbers> numbers,
        List<SummarisedCategories> categories,
        List<SummarisedTable> tables,
        @Defaulted List<ScaledColumn> scale) {
    public DataSummary {
        numbers = List.copyOf(numbers);
        categories = List.copyOf(categories);
        tables = List.copyOf(tables);
        scale = List.copyOf(Objects.requireNonNullElse(scale, List.of()));
    }

    /** Of a run that sums up rows. */
    public DataSummary(
            int smallestCell,
            int sites,
            List<SummarisedNumbers> numbers,
            List<SummarisedCategories> categories,
            List<SummarisedTable> tables) {
        this(smallestCell, sites, numbers, categories, tables, List.of());
    }

    /** Of a run that learns. */
    public static DataSummary scale(int smallestCell, int sites, List<ScaledColumn> scale) {
        return new DataSummary(smallestCell, sites, List.of(), List.of(), List.of(), scale);
    }
}
