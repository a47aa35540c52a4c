package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.LabelCount;
import io.covalence.connector.dataset.Problem.Severity;
import io.covalence.connector.dataset.TableReading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a table of numbers and categories, kept outside the heap. */
public final class TableRows implements RowReader {
    /** With errors of a hundred scales each, sums of 200 sites still fit 64 bits. */
    private static final int MOST_EVALUATED = 4_000_000;

    private final TableReading plan;
    private final Path folder;
    private final Problems problems;
    private final TableLayout layout;
    private final TableCells inputs;
    private final CellReader cells;
    private final TableSplit split;
    private final TableStatistics statistics;
    private final RepeatedRows repeated = new RepeatedRows();
    private RowShape shape;
    private List<Integer> places = List.of();
    private @Nullable Sides sides;
    private long number;
    private long count;
    private long withoutLabel;
    private Dataset dataset = new Dataset(List.of(), List.of());

    /**
     * Reads nothing yet.
     *
     * @param folder where rows are kept, in files that have no name
     */
    public TableRows(TableReading plan, Path folder, Problems problems) {
        this.plan = plan;
        this.folder = folder;
        this.problems = problems;
        this.layout = TableLayout.of(plan);
        this.cells = new CellReader(plan.labels(), problems);
        this.inputs = new TableCells(plan, cells, problems);
        this.split = new TableSplit(plan, problems);
        this.statistics = new TableStatistics(plan.table());
        this.shape = new RowShape(List.of(), problems);
    }

    private record Sides(RowFile training, RowFile evaluation) {}

    @Override
    public List<String> columns() {
        return plan.columns();
    }

    @Override
    public boolean header(CellRows table) throws IOException {
        var found = new HeaderReader(plan.columns(), problems).read(table);
        if (found.isPresent()) {
            var header = found.get();
            shape = new RowShape(header, problems);
            places = plan.columns().stream()
                    .map(column -> HeaderReader.position(header, column))
                    .toList();
            sides = new Sides(RowFile.create(folder, layout.words()), RowFile.create(folder, layout.words()));
        }
        return found.isPresent();
    }

    @Override
    public void read(TableRow row) throws IOException {
        problems.at(++number, row.line());
        if (Blank.all(row.cells())) {
            problems.kind(Kind.EMPTY_ROW, "", "");
            return;
        }
        count++;
        var whole = shape.check(row.cells());
        if (whole.isPresent()) {
            take(whole.get());
        }
    }

    private void take(List<String> row) throws IOException {
        int ofInputs = layout.numbers() + layout.categories();
        int ofTable = plan.table().columns().size();
        var values = inputs.read(places, row);
        var labels = cells.labels(places.subList(ofTable, places.size()), row);
        var others = places.subList(ofInputs, ofTable).stream()
                .map(place -> row.get(place).strip())
                .toList();
        var digest = inputs.digest(values);
        boolean evaluation = split.evaluates(others, digest);
        if (!hasLabel(labels)) {
            withoutLabel++;
            return;
        }
        repeated.add(
                ByteBuffer.wrap(digest).getLong() + 31L * Arrays.hashCode(labels) + ((long) others.hashCode() << 32));
        if (!evaluation) {
            statistics.add(values);
        }
        var opened = opened();
        store(evaluation ? opened.evaluation() : opened.training(), values, labels);
    }

    /** Where nothing is predicted, no row is without. */
    private static boolean hasLabel(float[] labels) {
        if (labels.length == 0) {
            return true;
        }
        for (float label : labels) {
            if (!Float.isNaN(label)) {
                return true;
            }
        }
        return false;
    }

    private void store(RowFile file, TableCells.Values values, float[] labels) throws IOException {
        var next = file.next();
        next.putInt((int) Math.min(number, Integer.MAX_VALUE));
        for (double value : values.numbers()) {
            next.putFloat((float) value);
        }
        for (int category : values.categories()) {
            next.putInt(category);
        }
        for (float label : labels) {
            next.putFloat(label);
        }
    }

    @Override
    public void judge(boolean cellsRead) throws IOException {
        var opened = opened();
        var training = opened.training().read();
        var evaluation = opened.evaluation().read();
        var made = new TableInputs(plan.table(), layout, statistics);
        dataset = new Dataset(new StoredRows(training, layout, made), new StoredRows(evaluation, layout, made));
        if (cellsRead) {
            judgeLabels();
            new TableChecks(plan, layout, statistics, made, problems).judge(List.of(training, evaluation));
            judgeRepeats();
        }
    }

    private void judgeLabels() {
        if (dataset.evaluation().size() > MOST_EVALUATED) {
            problems.file(
                    Severity.ERROR,
                    "",
                    dataset.evaluation().size() + " rows are for evaluation; at most " + MOST_EVALUATED
                            + " can be summed up");
        }
        if (dataset.size() == 0) {
            problems.file(Severity.ERROR, "", "no row has a label in any of the plan's target columns");
            return;
        }
        for (var label : labels()) {
            if (label.labelled() == 0) {
                problems.file(
                        Severity.WARNING, label.column(), "no row has a label; the site contributes nothing to it");
            }
        }
        if (withoutLabel > 0) {
            problems.file(Severity.WARNING, "", withoutLabel + " rows have no label at all and are left out");
        }
    }

    private void judgeRepeats() {
        long repeats = repeated.repeats();
        if (repeats > 0) {
            problems.file(
                    Severity.WARNING,
                    "",
                    repeats + (repeats == 1 ? " row is" : " rows are")
                            + " as an earlier one in all columns that the plan reads; all are kept. If files were joined"
                            + " that have rows in common, take these out");
        }
    }

    private Sides opened() {
        if (sides == null) {
            throw new IllegalStateException("the header comes first");
        }
        return sides;
    }

    @Override
    public long count() {
        return count + shape.swallowed();
    }

    @Override
    public Dataset dataset() {
        return dataset;
    }

    @Override
    public List<LabelCount> labels() {
        return LabelCounts.of(plan.labels(), dataset);
    }

    @Override
    public long skipped() {
        return withoutLabel;
    }

    @Override
    public void close() throws IOException {
        if (sides != null) {
            sides.training().close();
            sides.evaluation().close();
        }
    }
}
