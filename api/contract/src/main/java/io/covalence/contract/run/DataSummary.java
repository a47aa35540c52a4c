package io.covalence.contract.run;

import java.util.List;

/**
 * What the rows of all sites together are like, from securely summed counts; no site's own are known. Every count is a multiple of
 * {@code smallestCell}: each site rounds its own down, so one of 0 says that every site has fewer rows of the cell than that.
 *
 * @param smallestCell in steps of how many rows sites count
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
