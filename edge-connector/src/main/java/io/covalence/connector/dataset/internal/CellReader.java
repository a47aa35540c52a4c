package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Problem.Severity;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.TaskKind;
import java.util.List;

/** Reads numeric cells as the plan wants them. What cannot be read is a problem and stands as missing. */
final class CellReader {
    private static final int QUOTED = 30;

    private final TaskKind task;
    private final Problems problems;

    CellReader(TaskKind task, Problems problems) {
        this.task = task;
        this.problems = problems;
    }

    /** Labels in the plan's order, standardised; NaN where the cell is empty. */
    float[] labels(StudyPlan plan, List<String> header, List<String> row, long number) {
        var labels = new float[plan.targets().size()];
        for (int i = 0; i < labels.length; i++) {
            var target = plan.targets().get(i);
            var cell = row.get(header.indexOf(target.column()));
            labels[i] = cell.isEmpty()
                    ? Float.NaN
                    : standardised(cell, target.column(), target.center(), target.scale(), number);
            if (task == TaskKind.CLASSIFICATION && !Float.isNaN(labels[i]) && labels[i] != 0 && labels[i] != 1) {
                problems.row(
                        Severity.ERROR, number, target.column(), quoted(cell) + " is not a label; 0, 1 or empty is");
            }
        }
        return labels;
    }

    /** Descriptors in the plan's order, standardised; an empty one is a problem. */
    float[] descriptors(StudyPlan plan, List<String> header, List<String> row, long number) {
        var values = new float[plan.features().descriptors().size()];
        for (int i = 0; i < values.length; i++) {
            var descriptor = plan.features().descriptors().get(i);
            var cell = row.get(header.indexOf(descriptor.column()));
            values[i] = standardised(cell, descriptor.column(), descriptor.center(), descriptor.scale(), number);
        }
        return values;
    }

    boolean positive(float label) {
        return task == TaskKind.CLASSIFICATION && label == 1;
    }

    private float standardised(String cell, String column, double center, double scale, long number) {
        if (cell.isEmpty()) {
            problems.row(Severity.ERROR, number, column, "is empty; a number is needed");
            return Float.NaN;
        }
        var parsed = Numbers.parse(cell);
        float value = parsed.isPresent() ? (float) ((parsed.getAsDouble() - center) / scale) : Float.NaN;
        if (!Float.isFinite(value)) {
            problems.row(Severity.ERROR, number, column, quoted(cell) + " is not a finite number");
            return Float.NaN;
        }
        return value;
    }

    private static String quoted(String cell) {
        var shown = cell.length() > QUOTED ? cell.substring(0, QUOTED) + "…" : cell;
        return "\"" + shown.replaceAll("\\p{Cntrl}", "?") + "\"";
    }
}
