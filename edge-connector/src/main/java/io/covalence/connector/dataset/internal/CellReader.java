package io.covalence.connector.dataset.internal;

import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.Target;
import io.covalence.contract.plan.TaskKind;
import java.math.BigDecimal;
import java.util.List;

/** Reads numeric cells as the plan wants them. What cannot be read is a problem of its kind and stands as missing. */
final class CellReader {
    private final StudyPlan plan;
    private final Problems problems;

    CellReader(StudyPlan plan, Problems problems) {
        this.plan = plan;
        this.problems = problems;
    }

    /** Labels in the plan's order, standardised; NaN where the cell is empty. */
    float[] labels(Columns columns, List<String> row) {
        var labels = new float[plan.targets().size()];
        for (int i = 0; i < labels.length; i++) {
            var cell = row.get(columns.targets().get(i)).strip();
            labels[i] = Blank.is(cell) ? Float.NaN : label(cell, plan.targets().get(i));
        }
        return labels;
    }

    private float label(String cell, Target target) {
        float label = standardised(cell, target.column(), target.center(), target.scale());
        if (!classes() || Float.isNaN(label)) {
            return label;
        }
        // As it is written: in single precision a probability of 0.99999999 would be a 1, and a p-value of 1e-50 a 0.
        var written = new BigDecimal(cell);
        if (is(written, BigDecimal.ZERO) || is(written, BigDecimal.ONE)) {
            return label;
        }
        problems.kind(
                is(written, BigDecimal.ONE.negate()) ? Kind.MINUS_ONE : Kind.NO_CLASS,
                target.column(),
                Quoted.cell(cell));
        return Float.NaN;
    }

    private static boolean is(BigDecimal written, BigDecimal number) {
        return written.compareTo(number) == 0;
    }

    /** Descriptors in the plan's order, standardised; an empty one is a problem. */
    float[] descriptors(Columns columns, List<String> row) {
        var values = new float[plan.features().descriptors().size()];
        for (int i = 0; i < values.length; i++) {
            var descriptor = plan.features().descriptors().get(i);
            var cell = row.get(columns.descriptors().get(i)).strip();
            values[i] = standardised(cell, descriptor.column(), descriptor.center(), descriptor.scale());
        }
        return values;
    }

    boolean positive(float label) {
        return classes() && label == 1;
    }

    private boolean classes() {
        return plan.task() == TaskKind.CLASSIFICATION;
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
