package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.LabelCount;
import io.covalence.connector.dataset.LabelRules;
import io.covalence.contract.plan.inputs.Duplicates;
import io.covalence.contract.plan.task.Target;
import java.math.BigDecimal;
import java.util.List;

/** Labels 0 and 1: several become the most frequent one, and none on a tie. */
public final class ClassLabels implements LabelRules {
    private final List<Target> columns;

    public ClassLabels(List<String> columns) {
        this.columns = columns.stream().map(column -> new Target(column, 0, 1)).toList();
    }

    @Override
    public List<Target> columns() {
        return columns;
    }

    @Override
    public List<Target> measured() {
        return List.of();
    }

    /** As it is written: in single precision a probability of 0.99999999 would be a 1, and a p-value of 1e-50 a 0. */
    @Override
    public float label(Target column, String cell, float standardised, Problems problems) {
        var written = new BigDecimal(cell);
        if (is(written, BigDecimal.ZERO) || is(written, BigDecimal.ONE)) {
            return standardised;
        }
        problems.kind(
                is(written, BigDecimal.ONE.negate()) ? Kind.MINUS_ONE : Kind.NO_CLASS,
                column.column(),
                Quoted.cell(cell));
        return Float.NaN;
    }

    private static boolean is(BigDecimal written, BigDecimal number) {
        return written.compareTo(number) == 0;
    }

    @Override
    public LabelCount count(Target column, long labelled, long ones) {
        return new LabelCount(column.column(), labelled, ones);
    }

    @Override
    public float merged(float[] labels, Duplicates how) {
        float median = Merge.of(labels, how);
        return median == 0 || median == 1 ? median : Float.NaN;
    }

    @Override
    public String mergedWords() {
        return "the label of most rows, and none on a tie";
    }

    @Override
    public String conflictWords(Target column) {
        return " with both labels, 0 and 1";
    }

    @Override
    public void judge(Dataset dataset, Problems problems) {
        new ClassChecks(columns, problems).check(dataset);
    }

    @Override
    public boolean covers(LabelCount count, int smallestCell) {
        return count.smallestClass() >= smallestCell;
    }

    @Override
    public String coverWords(int smallestCell) {
        return smallestCell + " or more labels of both classes";
    }
}
