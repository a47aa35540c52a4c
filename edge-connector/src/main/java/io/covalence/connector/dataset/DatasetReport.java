package io.covalence.connector.dataset;

import java.util.List;
import java.util.Optional;

/**
 * How a site's file fits a plan. It stays at the site.
 *
 * @param rows data rows in the file, as far as it could be read
 * @param skippedRows rows that were left out: invalid molecules, rows without any label, and repeats merged into one row
 * @param labels per target, in the plan's order
 * @param problems the first ones, in the order of the file
 * @param furtherProblems how many more there are
 * @param dataset present when there is no error
 */
public record DatasetReport(
        long rows,
        long skippedRows,
        List<LabelCount> labels,
        List<Problem> problems,
        long furtherProblems,
        Optional<Dataset> dataset) {
    public DatasetReport {
        labels = List.copyOf(labels);
        problems = List.copyOf(problems);
    }

    /** Whether the site can take part with this file. */
    public boolean fits() {
        return dataset.isPresent();
    }
}
