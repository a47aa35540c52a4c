package io.covalence.connector.dataset.internal;

import io.covalence.connector.chemistry.ParsedSmiles;
import io.covalence.connector.chemistry.SmilesReader;
import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.LabelCount;
import io.covalence.connector.dataset.Problem.Severity;
import io.covalence.connector.dataset.Row;
import io.covalence.contract.plan.StudyPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Turns cells into rows of a dataset, and keeps count. */
public final class RowReader {
    private final StudyPlan plan;
    private final Problems problems;
    private final SmilesReader smilesReader = new SmilesReader();
    private final EvaluationSplit split;
    private final CellReader cells;
    private final List<Row> training = new ArrayList<>();
    private final List<Row> evaluation = new ArrayList<>();
    private final long[] labelled;
    private final long[] positives;
    private Columns columns = Columns.NONE;
    private RowShape shape;
    private long number;
    private long count;
    private long invalidMolecules;
    private long withoutLabel;

    public RowReader(StudyPlan plan, Problems problems) {
        this.plan = plan;
        this.problems = problems;
        this.shape = new RowShape(columns.header(), problems);
        this.split = new EvaluationSplit(plan.evaluation());
        this.cells = new CellReader(plan, problems);
        this.labelled = new long[plan.targets().size()];
        this.positives = new long[plan.targets().size()];
    }

    /** Takes the header. False when rows cannot be read with it; the problems say why. */
    public boolean header(Table table) throws IOException {
        var found = new HeaderReader(plan, problems).read(table);
        columns = found.orElse(Columns.NONE);
        shape = new RowShape(columns.header(), problems);
        return found.isPresent();
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
        var column = plan.features().smilesColumn();
        var smiles = row.get(columns.smiles()).strip();
        var labels = cells.labels(columns, row);
        var descriptors = cells.descriptors(columns, row);
        if (smiles.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c))) {
            problems.kind(Kind.CONTROL, column, Quoted.cell(smiles));
            return;
        }
        switch (smilesReader.read(smiles)) {
            case ParsedSmiles.Refused(var reason) -> {
                invalidMolecules++;
                problems.row(Severity.WARNING, number, column, "the molecule " + reason);
            }
            case ParsedSmiles.Valid(var molecule) ->
                add(smiles, new Row(molecule.fingerprint(plan.features().fingerprintBits()), descriptors, labels));
        }
    }

    private void add(String smiles, Row row) {
        boolean any = false;
        for (int target = 0; target < labelled.length; target++) {
            if (row.hasLabel(target)) {
                any = true;
                labelled[target]++;
                positives[target] += cells.positive(row.label(target)) ? 1 : 0;
            }
        }
        if (!any) {
            withoutLabel++;
        } else if (split.evaluates(smiles)) {
            evaluation.add(row);
        } else {
            training.add(row);
        }
    }

    /** Adds what is to be said about labels once all rows are read. */
    public void judgeLabels() {
        if (training.isEmpty() && evaluation.isEmpty()) {
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

    public Dataset dataset() {
        return new Dataset(training, evaluation);
    }

    public List<LabelCount> labels() {
        var counts = new ArrayList<LabelCount>();
        for (int target = 0; target < labelled.length; target++) {
            counts.add(new LabelCount(plan.targets().get(target).column(), labelled[target], positives[target]));
        }
        return counts;
    }

    /** Rows that are not empty, and those that a stray quotation mark has swallowed. */
    public long count() {
        return count + shape.swallowed();
    }

    public long invalidMolecules() {
        return invalidMolecules;
    }

    public long skipped() {
        return invalidMolecules + withoutLabel;
    }
}
