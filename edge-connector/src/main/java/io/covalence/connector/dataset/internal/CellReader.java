package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Reading;
import io.covalence.contract.plan.task.Target;
import java.util.List;

/** Reads numeric cells as the plan wants them. What cannot be read is a problem of its kind and stands as missing. */
final class CellReader {
    private final Reading plan;
    private final Problems problems;

    CellReader(Reading plan, Problems problems) {
        this.plan = plan;
        this.problems = problems;
    }

    /** Labels in the plan's order, standardised; NaN where the cell is empty. */
    float[] labels(Columns columns, List<String> row) {
        var targets = plan.labels().columns();
        var labels = new float[targets.size()];
        for (int i = 0; i < labels.length; i++) {
            var cell = row.get(columns.targets().get(i)).strip();
            labels[i] = Blank.is(cell) ? Float.NaN : label(cell, targets.get(i));
        }
        return labels;
    }

    private float label(String cell, Target target) {
        float label = standardised(cell, target.column(), target.center(), target.scale());
        return Float.isNaN(label) ? label : plan.labels().label(target, cell, label, problems);
    }

    /** Descriptors in the plan's order, standardised; an empty one is a problem. */
    float[] descriptors(Columns columns, List<String> row) {
        var values = new float[plan.molecules().descriptors().size()];
        for (int i = 0; i < values.length; i++) {
            var descriptor = plan.molecules().descriptors().get(i);
            var cell = row.get(columns.descriptors().get(i)).strip();
            values[i] = standardised(cell, descriptor.column(), descriptor.center(), descriptor.scale());
        }
        return values;
    }

    private float standardised(String cell, String column, double center, double scale) {
        if (Blank.is(cell)) {
            problems.kind(Kind.EMPTY, column, "");
            return Float.NaN;
        }
        var parsed = Numbers.parse(cell);
        if (parsed.isEmpty()) {
            problems.kind(NumberKinds.of(cell), column, Quoted.cell(cell));
            return Float.NaN;
        }
        float value = (float) ((parsed.getAsDouble() - center) / scale);
        if (!Float.isFinite(value)) {
            problems.kind(Kind.NOT_FINITE, column, Quoted.cell(cell));
            return Float.NaN;
        }
        return value;
    }
}
