package io.covalence.connector.dataset.internal;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.LabelCount;
import io.covalence.connector.dataset.LabelRules;
import io.covalence.contract.plan.inputs.Duplicates;
import io.covalence.contract.plan.task.Target;
import java.util.List;

/** Labels that are numbers: each column has a unit, and several become their mean or median. */
public final class NumberLabels implements LabelRules {
    private final List<Target> targets;

    public NumberLabels(List<Target> targets) {
        this.targets = List.copyOf(targets);
    }

    @Override
    public List<Target> columns() {
        return targets;
    }

    @Override
    public List<Target> measured() {
        return targets;
    }

    @Override
    public float label(Target column, String cell, float standardised, Problems problems) {
        return standardised;
    }

    @Override
    public LabelCount count(Target column, long labelled, long ones) {
        return LabelCount.ofNumbers(column.column(), labelled);
    }

    @Override
    public float merged(float[] labels, Duplicates how) {
        return Merge.of(labels, how);
    }

    @Override
    public String mergedWords() {
        return "the median";
    }

    @Override
    public String conflictWords(Target column) {
        return " with values that differ by " + column.scale() + " or more, the scale of the plan";
    }

    @Override
    public void judge(Dataset dataset, Problems problems) {
        // Outliers are looked for before rows are merged.
    }

    @Override
    public boolean covers(LabelCount count, int smallestCell) {
        return count.labelled() >= smallestCell;
    }

    @Override
    public String coverWords(int smallestCell) {
        return smallestCell + " or more labels";
    }
}
