package io.covalence.connector.dataset.internal;

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
    private final MoleculeColumn molecules;
    private final Repeats repeats;
    private final EvaluationSplit split;
    private final CellReader cells;
    private List<String> header = List.of();
    private long count;
    private long withoutLabel;
    private Dataset dataset = new Dataset(List.of(), List.of());

    public RowReader(StudyPlan plan, Problems problems) {
        this.plan = plan;
        this.problems = problems;
        this.split = new EvaluationSplit(plan.evaluation());
        this.cells = new CellReader(plan.task(), problems);
        this.molecules = new MoleculeColumn(plan.features(), problems);
        this.repeats = new Repeats(plan);
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
        molecules
                .read(smiles, count)
                .ifPresent(molecule -> add(molecule, new Row(molecule.fingerprint(), descriptors, labels)));
    }

    private void add(MoleculeColumn.Described molecule, Row row) {
        if (row.hasAnyLabel()) {
            repeats.add(molecule.identity(), split.evaluates(molecule.splitKey()), row, count);
        } else {
            withoutLabel++;
        }
    }

    /** Says what is to be said once all rows are read, and makes the dataset. */
    public void judge() {
        molecules.judge();
        new Outliers(plan, problems).judge(repeats.all());
        dataset = repeats.dataset(problems);
        judgeLabels();
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
        for (int target = 0; target < plan.targets().size(); target++) {
            long labelled = 0;
            long positives = 0;
            for (var row : dataset.rows()) {
                labelled += row.hasLabel(target) ? 1 : 0;
                positives += row.hasLabel(target) && cells.positive(row.label(target)) ? 1 : 0;
            }
            counts.add(new LabelCount(plan.targets().get(target).column(), labelled, positives));
        }
        return counts;
    }

    public long count() {
        return count;
    }

    public long invalidMolecules() {
        return molecules.invalid();
    }

    public long skipped() {
        return molecules.invalid() + withoutLabel + repeats.gone();
    }
}
