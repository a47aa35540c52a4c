package io.covalence.contract.run;

import java.util.List;

/**
 * A column of categories over all sites.
 *
 * @param categories by name
 * @param rows of each
 * @param untold rows that the sites' rounding leaves out, rounded down too
 */
public record SummarisedCategories(String column, List<String> categories, List<Long> rows, long untold) {
    public SummarisedCategories {
        categories = List.copyOf(categories);
        rows = List.copyOf(rows);
    }
}
