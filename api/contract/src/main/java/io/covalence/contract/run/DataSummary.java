package io.covalence.contract.run;

import java.util.List;

/**
 * A summary of the rows of all sites, from securely summed counts; no site's own counts are known. Every count is a
 * multiple of {@code smallestCell}: each site rounds its own down, so a count of 0 says that every site has fewer rows
 * of the cell than that.
 *
 * @param smallestCell step in rows in which sites count
 * @param sites how many are in the sum
 */
public record DataSummary(
        int smallestCell,
        int sites,
        List<SummarisedNumbers> numbers,
        List<SummarisedCategories> categories,
        List<SummarisedTable> tables) {
    public DataSummary {
        numbers = List.copyOf(numbers);
        categories = List.copyOf(categories);
        tables = List.copyOf(tables);
    }
}
