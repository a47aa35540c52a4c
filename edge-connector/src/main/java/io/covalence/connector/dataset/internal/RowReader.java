package io.covalence.connector.dataset.internal;

import io.covalence.connector.chemistry.ParsedSmiles;
import io.covalence.connector.chemistry.SmilesReader;
import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.LabelCount;
import io.covalence.connector.dataset.Problem.Severity;
import io.covalence.connector.dataset.Row;
import io.covalence.contract.plan.Descriptor;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.Target;
import java.util.ArrayList;
import java.util.HashSet;
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
    private List<String> header = List.of();
    private long count;
    private long invalidMolecules;
    private long withoutLabel;

    public RowReader(StudyPlan plan, Problems problems) {
        this.plan = plan;
        this.problems = problems;
        this.split = new EvaluationSplit(plan.evaluation());
        this.cells = new CellReader(plan.task(), problems);
        this.labelled = new long[plan.targets().size()];
        this.positives = new long[plan.targets().size()];
    }

    /** Takes the header. False when rows cannot be read with it; the problems say why. */
    public boolean header(List<String> names) {
        header = names;
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!name.isEmpty() && !seen.add(name)) {
                problems.file(Severity.ERROR, name, "the header has this column twice");
            }
        }
        require(plan.features().smilesColumn());
        plan.features().descriptors().stream().map(Descriptor::column).forEach(this::require);
        plan.targets().stream().map(Target::column).forEach(this::require);
        return !problems.hasError();
    }

    private void require(String column) {
        if (!header.contains(column)) {
            problems.file(Severity.ERROR, column, "the file has no such column; the plan needs it");
        }
    }

    public void read(List<String> row) {
        count++;
        if (row.size() != header.size()) {
            problems.row(
                    Severity.ERROR,
                    count,
                    "",
                    "has " + row.size() + " cells; the header has " + header.size() + " columns");
            return;
        }
        var column = plan.features().smilesColumn();
        var smiles = row.get(header.indexOf(column)).strip();
        var labels = cells.labels(plan, header, row, count);
        var descriptors = cells.descriptors(plan, header, row, count);
        switch (smilesReader.read(smiles)) {
            case ParsedSmiles.Refused(var reason) -> {
                invalidMolecules++;
                problems.row(Severity.WARNING, count, column, "the molecule " + reason);
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

    public long count() {
        return count;
    }

    public long invalidMolecules() {
        return invalidMolecules;
    }

    public long skipped() {
        return invalidMolecules + withoutLabel;
    }
}
