package io.covalence.contract.plan.work;

import io.covalence.contract.metric.Measures;
import io.covalence.contract.plan.Bounds;
import io.covalence.contract.plan.Encoding;
import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.Statement;
import io.covalence.contract.plan.UpdateVector;
import io.covalence.contract.plan.algorithm.Algorithm;
import io.covalence.contract.plan.architecture.Architecture;
import io.covalence.contract.plan.inputs.Duplicates;
import io.covalence.contract.plan.inputs.Inputs;
import io.covalence.contract.plan.task.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Sites train a model by turns, and their updates are summed. */
@Kind("learning")
public record Learning(
        Task task, Architecture architecture, Training training, Algorithm algorithm, Evaluation evaluation)
        implements Work {

    @Override
    public List<String> columns() {
        return task.columns();
    }

    @Override
    public long parameters(Inputs inputs) {
        return architecture.parameters(inputs.width(), task.outputs());
    }

    @Override
    public List<UpdateVector> vectors(Encoding encoding) {
        return algorithm.vectors(encoding);
    }

    @Override
    public int figureLimbs() {
        return task.limbsPerTarget() * task.scored().size();
    }

    @Override
    public int lastFigureLimbs() {
        return task.lastLimbsPerTarget() * task.scored().size();
    }

    @Override
    public int histogramLimbs() {
        return task.histogramsPerTarget() * task.scored().size() * evaluation.bins();
    }

    @Override
    public Measures measures() {
        return task.measures();
    }

    @Override
    public void check(Inputs inputs, Bounds bounds) {
        if (!Collections.disjoint(inputs.columns(), columns())) {
            bounds.add("/work/task", "a column to predict is among the inputs");
        }
        algorithm.goesWith(training, bounds);
        if (!task.merges(inputs.duplicates())) {
            bounds.add(
                    "/inputs/duplicates",
                    "the task does not merge labels so; it allows "
                            + Arrays.stream(Duplicates.values())
                                    .filter(task::merges)
                                    .map(Duplicates::name)
                                    .collect(Collectors.joining(", ")));
        }
    }

    @Override
    public List<Statement> predicts() {
        return List.of(task.says());
    }

    @Override
    public List<Statement> says(Inputs inputs) {
        var says = new ArrayList<Statement>();
        says.add(task.merging(inputs.duplicates()));
        says.add(architecture.says(inputs.width(), task.outputs()));
        says.addAll(training.says());
        task.weighing().ifPresent(says::add);
        says.add(algorithm.says());
        return says;
    }

    @Override
    public List<Statement> measuring(Inputs inputs) {
        return List.of(
                inputs.settingAside(evaluation.percent()), task.told(evaluation.bins(), evaluation.smallestCell()));
    }

    /** The same with other training. */
    public Learning with(Training other) {
        return new Learning(task, architecture, other, algorithm, evaluation);
    }
}
