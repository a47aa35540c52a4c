package io.covalence.connector.dataset.internal;

import io.covalence.connector.chemistry.ChemistryToolkit;
import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.LabelCount;
import io.covalence.connector.dataset.MoleculeRow;
import io.covalence.connector.dataset.Problem.Severity;
import io.covalence.connector.dataset.Reading;
import io.covalence.contract.plan.task.Target;
import java.io.IOException;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Rows of a table of molecules. */
public final class MoleculeRows implements RowReader {
    private final Reading plan;
    private final double invalidShare;
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

    /**
     * Reads nothing yet.
     *
     * @param invalidShare share of rows whose molecule may be invalid
     */
    public MoleculeRows(Reading plan, double invalidShare, Problems problems) {
        ChemistryToolkit.require();
        this.plan = plan;
        this.invalidShare = invalidShare;
        this.problems = problems;
        this.shape = new RowShape(columns.header(), problems);
        this.split = new EvaluationSplit(plan.evaluation());
        this.cells = new CellReader(plan.labels(), problems);
        this.molecules = new MoleculeColumn(plan.molecules(), problems);
        this.repeats = new Repeats(plan);
    }

    @Override
    public List<String> columns() {
        return Stream.concat(
                        plan.molecules().columns().stream(),
                        plan.labels().columns().stream().map(Target::column))
                .toList();
    }

    @Override
    public boolean header(CellRows table) throws IOException {
        var found = new HeaderReader(columns(), problems).read(table);
        columns = found.map(header -> Columns.of(header, plan)).orElse(Columns.NONE);
        shape = new RowShape(columns.header(), problems);
        return found.isPresent();
    }

    /** Reads the molecules of rows that are about to be taken, which takes most of the time, on all processors. */
    @Override
    public void readAhead(List<TableRow> rows) {
        int place = columns.smiles();
        molecules.readAhead(rows.stream()
                .map(TableRow::cells)
                .filter(cells -> cells.size() > place)
                .map(cells -> cells.get(place).strip())
                .distinct()
                .toList());
    }

    @Override
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
        var labels = cells.labels(columns.targets(), row);
        var descriptors = descriptors(row);
        if (smiles.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c))) {
            problems.kind(Kind.CONTROL, column, Quoted.cell(smiles));
            return;
        }
        molecules
                .read(smiles, number)
                .ifPresent(molecule -> add(molecule, new MoleculeRow(molecule.fingerprint(), descriptors, labels)));
    }

    /** In the plan's order, standardised; an empty one is a problem. */
    private float[] descriptors(List<String> row) {
        var descriptors = plan.molecules().descriptors();
        var values = new float[descriptors.size()];
        for (int i = 0; i < values.length; i++) {
            var descriptor = descriptors.get(i);
            var cell = row.get(columns.descriptors().get(i)).strip();
            values[i] = cells.standardised(cell, descriptor.column(), descriptor.center(), descriptor.scale());
        }
        return values;
    }

    private void add(MoleculeCell.Described molecule, MoleculeRow row) {
        if (row.hasAnyLabel()) {
            repeats.add(molecule.identity(), split.evaluates(molecule.splitKey()), row, number);
        } else {
            withoutLabel++;
        }
    }

    @Override
    public void judge(boolean cellsRead) {
        if (molecules.invalid() > invalidShare * count()) {
            problems.file(
                    Severity.ERROR,
                    plan.molecules().smilesColumn(),
                    molecules.invalid() + " of " + count() + " molecules are invalid; at most " + invalidShare * 100
                            + " % may be left out");
        }
        molecules.judge();
        if (cellsRead) {
            judgeNumbers(repeats.all());
        }
        dataset = repeats.dataset(problems);
        if (cellsRead) {
            judgeLabels();
        }
    }

    private void judgeNumbers(List<Repeats.Numbered> rows) {
        var outliers = new Outliers(problems);
        for (int i = 0; i < plan.labels().measured().size(); i++) {
            int target = i;
            var column = plan.labels().measured().get(i);
            outliers.judge(
                    new Values(rows, row -> row.label(target)), column.column(), column.center(), column.scale());
        }
        for (int i = 0; i < plan.molecules().descriptors().size(); i++) {
            int descriptor = i;
            var column = plan.molecules().descriptors().get(i);
            outliers.judge(
                    new Values(rows, row -> row.descriptor(descriptor)),
                    column.column(),
                    column.center(),
                    column.scale());
        }
    }

    private record Values(List<Repeats.Numbered> rows, ToDoubleFunction<MoleculeRow> value) implements Outliers.Values {
        @Override
        public int size() {
            return rows.size();
        }

        @Override
        public float value(int index) {
            return (float) value.applyAsDouble(rows.get(index).row());
        }

        @Override
        public long row(int index) {
            return rows.get(index).number();
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

    @Override
    public Dataset dataset() {
        return dataset;
    }

    @Override
    public List<LabelCount> labels() {
        return LabelCounts.of(plan.labels(), dataset);
    }

    @Override
    public long count() {
        return count + shape.swallowed();
    }

    @Override
    public long skipped() {
        return molecules.invalid() + withoutLabel + repeats.gone();
    }
}
