package io.covalence.connector.dataset;

import io.covalence.connector.dataset.internal.ClassLabels;
import io.covalence.connector.dataset.internal.NameLabels;
import io.covalence.connector.dataset.internal.NumberLabels;
import io.covalence.connector.dataset.internal.Problems;
import io.covalence.connector.dataset.internal.SurvivalLabels;
import io.covalence.contract.plan.inputs.Duplicates;
import io.covalence.contract.plan.task.Target;
import java.util.List;

/** How the columns to predict are read: the allowed labels, how several become one, and what is reported. */
public interface LabelRules {
    /** Labels of two classes, 0 and 1. */
    static LabelRules classes(List<String> columns) {
        return new ClassLabels(columns);
    }

    /** Labels that are numbers. */
    static LabelRules numbers(List<Target> targets) {
        return new NumberLabels(targets);
    }

    /** A time, and 1 where an event came then, 0 where none had come. */
    static LabelRules survival(String time, String event) {
        return new SurvivalLabels(time, event);
    }

    /** Names, each of one class. */
    static LabelRules names(String column, List<String> names) {
        return new NameLabels(column, names);
    }

    /** Of work that predicts nothing. */
    static LabelRules none() {
        return new NumberLabels(List.of());
    }

    /** The columns, and how their labels are standardised. */
    List<Target> columns();

    /** The columns whose values have a unit, which may be another one than the plan's. */
    List<Target> measured();

    /** Whether labels are names; else they are numbers, and a cell that holds none is a problem before {@link #label} is asked. */
    default boolean named() {
        return false;
    }

    /**
     * The label of a cell that is not blank.
     *
     * @param standardised what the number is after the column's centre and scale; NaN where labels are names
     * @return NaN when it is no label; then {@code problems} say why
     */
    float label(Target column, String cell, float standardised, Problems problems);

    /**
     * What is told of a column's labels.
     *
     * @param ones how many of them are 1
     */
    LabelCount count(Target column, long labelled, long ones);

    /** One label for several, NaN when they decide nothing. */
    float merged(float[] labels, Duplicates how);

    /** What rows with the same inputs become where the plan wants the middle label or that of most. */
    String mergedWords();

    /** How labels of one molecule differ, after its number. */
    String conflictWords(Target column);

    /** Says of a dataset that can be used what it can show and learn only in part. */
    void judge(Dataset dataset, Problems problems);

    /** Whether a site has enough labels of a column for its sums of it to be in the federation's. */
    boolean covers(LabelCount count, int smallestCell);

    /** What {@link #covers} asks for. */
    String coverWords(int smallestCell);
}
