package io.covalence.contract.run;

import java.util.List;

/**
 * Two columns of categories over all sites. Sums of a table's rows and columns are sums of sent counts, so they tell
 * nothing more.
 *
 * @param rowColumn the column whose categories are the rows
 * @param counts row by row
 * @param untold rows that the sites' rounding leaves out, rounded down too
 */
public record SummarisedTable(
        String rowColumn,
        String columnColumn,
        List<String> rowCategories,
        List<String> columnCategories,
        List<List<Long>> counts,
        long untold) {
    public SummarisedTable {
        rowCategories = List.copyOf(rowCategories);
        columnCategories = List.copyOf(columnCategories);
        counts = counts.stream().map(List::copyOf).toList();
    }
}
