package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.LabelCount;
import io.covalence.connector.dataset.LabelRules;
import io.covalence.connector.dataset.Problem.Severity;
import io.covalence.connector.dataset.Row;
import io.covalence.contract.plan.inputs.Duplicates;
import io.covalence.contract.plan.task.Target;
import java.util.List;

/** A time and whether the event came then. A row needs both, and two rows are never merged. */
public final class SurvivalLabels implements LabelRules {
    /** From 2^24 on two whole numbers may be one as a float. */
    private static final float FIRST_TOO_LONG = 0x1p24f;

    private static final int TIME = 0;
    private static final int EVENT = 1;

    private final Target time;
    private final ClassLabels events;

    public SurvivalLabels(String time, String event) {
        this.time = new Target(time, 0, 1);
        this.events = new ClassLabels(List.of(event));
    }

    @Override
    public List<Target> columns() {
        return List.of(time, events.columns().getFirst());
    }

    @Override
    public List<Target> measured() {
        return List.of();
    }

    @Override
    public float label(Target column, String cell, float standardised, Problems problems) {
        if (!column.equals(time)) {
            return events.label(column, cell, standardised, problems);
        }
        if (standardised < 0) {
            problems.kind(Kind.NEGATIVE_TIME, column.column(), Quoted.cell(cell));
            return Float.NaN;
        }
        if (standardised >= FIRST_TOO_LONG) {
            problems.kind(Kind.LONG_TIME, column.column(), Quoted.cell(cell));
            return Float.NaN;
        }
        return standardised;
    }

    @Override
    public LabelCount count(Target column, long labelled, long ones) {
        return column.equals(time)
                ? LabelCount.ofNumbers(column.column(), labelled)
                : LabelCount.ofEvents(column.column(), labelled, ones);
    }

    /** A plan that merges is refused before a file is read. */
    @Override
    public float merged(float[] labels, Duplicates how) {
        return Float.NaN;
    }

    @Override
    public String mergedWords() {
        return "no label, since times are not merged";
    }

    @Override
    public String conflictWords(Target column) {
        return " with different labels";
    }

    @Override
    public void judge(Dataset dataset, Problems problems) {
        judge("training", dataset.training(), problems);
        judge("evaluation", dataset.evaluation(), problems);
    }

    private void judge(String part, List<Row> rows, Problems problems) {
        long halves = 0;
        long came = 0;
        for (var row : rows) {
            boolean both = row.hasLabel(TIME) && row.hasLabel(EVENT);
            halves += row.hasLabel(TIME) == row.hasLabel(EVENT) ? 0 : 1;
            came += both && row.label(EVENT) == 1 ? 1 : 0;
        }
        if (halves > 0) {
            problems.file(
                    Severity.WARNING,
                    "",
                    halves + " " + part + " rows have only one of \"" + time.column() + "\" and \""
                            + events.columns().getFirst().column() + "\" and count for nothing");
        }
        if (came == 0 && !rows.isEmpty()) {
            problems.file(
                    Severity.WARNING,
                    events.columns().getFirst().column(),
                    "no " + part + " row has an event, so there is nothing to "
                            + (part.equals("training") ? "learn" : "score") + " at this site");
        }
    }

    /** Of times all count; of events those that came. */
    @Override
    public boolean covers(LabelCount count, int smallestCell) {
        var came = count.positives();
        return (came == null ? count.labelled() : came) >= smallestCell;
    }

    @Override
    public String coverWords(int smallestCell) {
        return smallestCell + " or more times, and events that came";
    }
}
