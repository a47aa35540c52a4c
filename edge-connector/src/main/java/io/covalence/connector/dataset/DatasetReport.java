package io.covalence.connector.dataset;

import java.util.List;
import java.util.Optional;

/**
 * How a site's file fits a plan. It stays at the site.
 *
 * @param rows data rows in the file, as far as it could be read; empty ones do not count, those that a stray quotation
 *     mark has swallowed do
 * @param skippedRows rows that were left out: invalid molecules, rows without any label, and repeats merged into one
 *     row
 * @param labels per target, in the plan's order
 * @param problems the first problems: of the whole file, of kinds, of single rows
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
