package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.LabelCount;
import io.covalence.connector.dataset.Problem.Severity;
import io.covalence.connector.dataset.Reading;
import io.covalence.connector.dataset.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Turns cells into rows of a dataset, and keeps count. */
public final class RowReader {
    private final Reading plan;
    private final Problems problems;
    private final MoleculeColumn molecules;
    private final Repeats repeats;
    private final EvaluationSplit split;
    private final CellReader cells;
    private Columns columns = Columns.NONE;
    private RowShape shape;
    private long number;
    private long count;
    private long withoutLabel;
    private Dataset dataset = new Dataset(List.of(), List.of());

    public RowReader(Reading plan, Problems problems) {
        this.plan = plan;
        this.problems = problems;
        this.shape = new RowShape(columns.header(), problems);
        this.split = new EvaluationSplit(plan.evaluation());
        this.cells = new CellReader(plan, problems);
        this.molecules = new MoleculeColumn(plan.molecules(), problems);
        this.repeats = new Repeats(plan);
    }

    /** Takes the header. False when rows cannot be read with it; the problems say why. */
    public boolean header(Table table) throws IOException {
        var found = new HeaderReader(plan, problems).read(table);
        columns = found.orElse(Columns.NONE);
        shape = new RowShape(columns.header(), problems);
        return found.isPresent();
    }

    /** Reads the molecules of rows that are about to be taken, which takes most of the time, on all processors. */
    public void readAhead(List<TableRow> rows) {
        int place = columns.smiles();
        molecules.readAhead(rows.stream()
                .map(TableRow::cells)
                .filter(cells -> cells.size() > place)
                .map(cells -> cells.get(place).strip())
                .distinct()
                .toList());
    }

    /** Takes the next row; one that shows nothing is only counted among the empty ones. */
    public void read(TableRow row) {
        problems.at(++number, row.line());
        if (Blank.all(row.cells())) {
            problems.kind(Kind.EMPTY_ROW, "", "");
            return;
        }
        count++;
        shape.check(row.cells()).ifPresent(this::readCells);
    }

    private void readCells(List<String> row) {
        var column = plan.molecules().smilesColumn();
        var smiles = row.get(columns.smiles()).strip();
        var labels = cells.labels(columns, row);
        var descriptors = cells.descriptors(columns, row);
        if (smiles.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c))) {
            problems.kind(Kind.CONTROL, column, Quoted.cell(smiles));
            return;
        }
        molecules
                .read(smiles, number)
                .ifPresent(molecule -> add(molecule, new Row(molecule.fingerprint(), descriptors, labels)));
    }

    private void add(MoleculeCell.Described molecule, Row row) {
        if (row.hasAnyLabel()) {
            repeats.add(molecule.identity(), split.evaluates(molecule.splitKey()), row, number);
        } else {
            withoutLabel++;
        }
    }

    /**
     * Says what is to be said once all rows are read, and makes the dataset.
     *
     * @param cellsRead whether all cells could be read; else labels are missing that the file has, and nothing is said of them
     */
    public void judge(boolean cellsRead) {
        molecules.judge();
        if (cellsRead) {
            new Outliers(plan, problems).judge(repeats.all());
        }
        dataset = repeats.dataset(problems);
        if (cellsRead) {
            judgeLabels();
        }
    }

    private void judgeLabels() {
        if (repeats.isEmpty()) {
            problems.file(
                    Severity.ERROR, "", "no row with a valid molecule has a label in any of the plan's target columns");
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

    /** Empty before {@link #judge}. */
    public Dataset dataset() {
        return dataset;
    }

    /** Labels of the rows that are used. */
    public List<LabelCount> labels() {
        var counts = new ArrayList<LabelCount>();
        for (var column : plan.labels().columns()) {
            int target = counts.size();
            long labelled = 0;
            long ones = 0;
            for (var row : dataset.rows()) {
                labelled += row.hasLabel(target) ? 1 : 0;
                ones += row.hasLabel(target) && row.label(target) == 1 ? 1 : 0;
            }
            counts.add(plan.labels().count(column, labelled, ones));
        }
        return counts;
    }

    /** Rows that are not empty, and those that a stray quotation mark has swallowed. */
    public long count() {
        return count + shape.swallowed();
    }

    public long invalidMolecules() {
        return molecules.invalid();
    }

    public long skipped() {
        return molecules.invalid() + withoutLabel + repeats.gone();
    }
}
