package io.covalence.connector.dataset;

import io.covalence.connector.dataset.internal.CellRows;
import io.covalence.connector.dataset.internal.CsvFile;
import io.covalence.connector.dataset.internal.MoleculeRows;
import io.covalence.connector.dataset.internal.Problems;
import io.covalence.connector.dataset.internal.RowReader;
import io.covalence.connector.dataset.internal.SourceFiles;
import io.covalence.connector.dataset.internal.TableRow;
import io.covalence.connector.dataset.internal.TableRows;
import io.covalence.connector.dataset.internal.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a site's rows for one plan: from a CSV file (UTF-8, comma-separated, first line the header), a Parquet file, JSON
 * lines, or a query on the site's PostgreSQL. A problem that occurs in many places is reported once, with its first place and
 * the way to export correctly. No value is ever guessed. The answer is always a report: it never throws for bad content and
 * never keeps more than {@link DatasetLimits} allow.
 */
public final class DatasetReader implements DatasetSource {
    /** Rows held at once, so that their molecules can be read side by side. */
    private static final int BATCH = 256;

    private final Function<Problems, RowReader> reader;
    private final LabelRules labels;
    private final int batchSize;
    private final DatasetLimits limits;

    private DatasetReader(
            Function<Problems, RowReader> reader, LabelRules labels, int batchSize, DatasetLimits limits) {
        this.reader = reader;
        this.labels = labels;
        this.batchSize = batchSize;
        this.limits = limits;
    }

    /** Reads tables of molecules. */
    public static DatasetReader molecules(Reading plan, DatasetLimits limits) {
        return new DatasetReader(
                problems -> new MoleculeRows(plan, limits.invalidShare(), problems),
                plan.labels(),
                plan.batchSize(),
                limits);
    }

    /**
     * Reads tables of numbers and categories.
     *
     * @param folder where rows are kept, in files that have no name
     */
    public static DatasetReader table(TableReading plan, Path folder, DatasetLimits limits) {
        return new DatasetReader(
                problems -> new TableRows(plan, folder, problems), plan.labels(), plan.batchSize(), limits);
    }

    @Override
    public DatasetReport read(Path file) {
        var problems = new Problems(limits.problems());
        var rows = reader.apply(problems);
        try (rows) {
            checkFile(file);
            try (var table = SourceFiles.open(file, rows.columns())) {
                if (rows.header(table)) {
                    readRows(table, rows);
                    judge(rows, problems);
                }
            }
        } catch (IOException e) {
            problems.file(Problem.Severity.ERROR, "", CsvFile.explain(e));
        }
        return report(rows, problems);
    }

    private void checkFile(Path file) throws IOException {
        if (Files.notExists(file)) {
            throw new Unreadable("there is no such file");
        }
        if (!Files.isRegularFile(file)) {
            throw new Unreadable("it is not a regular file");
        }
        if (!Files.isReadable(file)) {
            throw new Unreadable("the file may not be read by this user");
        }
        long bytes = Files.size(file);
        if (bytes > limits.bytes()) {
            throw new Unreadable("the file has " + bytes + " bytes; at most " + limits.bytes() + " are read");
        }
    }

    /** Rows that the file holds before a place that cannot be read are judged all the same. */
    private void readRows(CellRows table, RowReader rows) throws IOException {
        boolean more = true;
        while (more) {
            var batch = new ArrayList<TableRow>(BATCH);
            try {
                more = fill(batch, table);
            } catch (IOException e) {
                take(batch, rows);
                throw e;
            }
            take(batch, rows);
        }
    }

    /** False when the file has no more rows. */
    private static boolean fill(List<TableRow> batch, CellRows table) throws IOException {
        while (batch.size() < BATCH) {
            var row = table.next();
            if (row.isEmpty()) {
                return false;
            }
            batch.add(row.get());
        }
        return true;
    }

    private void take(List<TableRow> batch, RowReader rows) throws IOException {
        rows.readAhead(batch);
        for (var row : batch) {
            if (rows.count() >= limits.rows()) {
                throw new Unreadable("the file has more than " + limits.rows() + " rows");
            }
            rows.read(row);
        }
    }

    private void judge(RowReader rows, Problems problems) throws IOException {
        boolean read = !problems.hasError();
        if (rows.count() == 0) {
            problems.file(Problem.Severity.ERROR, "", "the file has a header and no rows");
            return;
        }
        rows.judge(read);
        if (read) {
            judgeDataset(rows, problems);
        }
    }

    private void judgeDataset(RowReader rows, Problems problems) {
        var dataset = rows.dataset();
        int usable = dataset.size();
        if (usable < limits.minimumRows()) {
            problems.file(
                    Problem.Severity.ERROR,
                    "",
                    usable + " rows can be used; at least " + limits.minimumRows() + " are needed");
        } else if (batchSize == 0) {
            // Nothing is trained, so none is set aside.
            return;
        } else if (dataset.training().isEmpty() || dataset.evaluation().isEmpty()) {
            problems.file(Problem.Severity.ERROR, "", "the rows cannot be split into training and evaluation rows");
        } else {
            judgeBatch(dataset.training().size(), problems);
            labels.judge(dataset, problems);
        }
    }

    private void judgeBatch(int rows, Problems problems) {
        if (rows < batchSize) {
            problems.file(
                    Problem.Severity.WARNING,
                    "",
                    rows + " training rows are fewer than the plan's batch of " + batchSize
                            + ": each step takes all of them, and an epoch is one step");
        }
    }

    private DatasetReport report(RowReader rows, Problems problems) {
        var dataset = problems.hasError() ? Optional.<Dataset>empty() : Optional.of(rows.dataset());
        return new DatasetReport(
                rows.count(), rows.skipped(), rows.labels(), problems.named(), problems.further(), dataset);
    }
}
