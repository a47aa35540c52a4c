package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.LabelRules;
import io.covalence.contract.plan.task.Target;
import java.util.List;
import java.util.OptionalDouble;

/** Reads numeric cells as the plan wants them. What cannot be read is a problem of its kind and stands as missing. */
final class CellReader {
    private final LabelRules labels;
    private final Problems problems;

    CellReader(LabelRules labels, Problems problems) {
        this.labels = labels;
        this.problems = problems;
    }

    /**
     * Labels in the plan's order, standardised; NaN where the cell is empty.
     *
     * @param places of the label columns in a row, in the plan's order
     */
    float[] labels(List<Integer> places, List<String> row) {
        var targets = labels.columns();
        var read = new float[targets.size()];
        for (int i = 0; i < read.length; i++) {
            var cell = row.get(places.get(i)).strip();
            read[i] = Blank.is(cell) ? Float.NaN : label(cell, targets.get(i));
        }
        return read;
    }

    private float label(String cell, Target target) {
        if (labels.named()) {
            return labels.label(target, cell, Float.NaN, problems);
        }
        float label = standardised(cell, target.column(), target.center(), target.scale());
        return Float.isNaN(label) ? label : labels.label(target, cell, label, problems);
    }

    /** The number of a cell after a centre and scale; an empty one is a problem. */
    float standardised(String cell, String column, double center, double scale) {
        if (Blank.is(cell)) {
            problems.kind(Kind.EMPTY, column, "");
            return Float.NaN;
        }
        var number = number(cell, column);
        if (number.isEmpty()) {
            return Float.NaN;
        }
        float value = (float) ((number.getAsDouble() - center) / scale);
        if (!Float.isFinite(value)) {
            problems.kind(Kind.NOT_FINITE, column, Quoted.cell(cell));
            return Float.NaN;
        }
        return value;
    }

    /** The number of a cell that is not blank; what is none is a problem of its kind. */
    OptionalDouble number(String cell, String column) {
        var parsed = Numbers.parse(cell);
        if (parsed.isEmpty()) {
            problems.kind(NumberKinds.of(cell), column, Quoted.cell(cell));
        }
        return parsed;
    }
}
