package io.covalence.contract.plan.work;

import io.covalence.contract.metric.Measures;
import io.covalence.contract.plan.Bounds;
import io.covalence.contract.plan.Defaulted;
import io.covalence.contract.plan.Encoding;
import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.Schedule;
import io.covalence.contract.plan.Statement;
import io.covalence.contract.plan.StudyPlan;
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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Sites train a model round by round, and their updates are summed.
 *
 * @param start the model to begin with; an untrained one when left out
 */
@Kind("learning")
public record Learning(
        Task task,
        Architecture architecture,
        Training training,
        Algorithm algorithm,
        Evaluation evaluation,
        @Defaulted Start start)
        implements Work {
    public Learning {
        start = Objects.requireNonNullElseGet(start, Untrained::new);
    }

    /** From an untrained model. */
    public Learning(
            Task task, Architecture architecture, Training training, Algorithm algorithm, Evaluation evaluation) {
        this(task, architecture, training, algorithm, evaluation, new Untrained());
    }

    @Override
    public List<String> columns() {
        return task.columns();
    }

    @Override
    public long parameters(Inputs inputs) {
        return architecture.parameters(inputs.width(), task.outputs()) + task.constants();
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
    public int lastFigureLimbs(Inputs inputs) {
        return lastFigureLimbs();
    }

    /** The same for all inputs. */
    public int lastFigureLimbs() {
        return task.lastLimbsPerTarget() * task.scored().size();
    }

    @Override
    public int histogramLimbs(Inputs inputs) {
        return histogramLimbs();
    }

    /** The same for all inputs. */
    public int histogramLimbs() {
        return task.histogramsPerTarget() * task.scored().size() * evaluation.bins();
    }

    @Override
    public Opening opening(Inputs inputs) {
        return Opening.of(inputs, evaluation.smallestCell());
    }

    @Override
    public boolean trains() {
        return true;
    }

    @Override
    public int leastRows() {
        return evaluation.smallestCell();
    }

    @Override
    public Optional<Measures> measures() {
        return Optional.of(task.measures());
    }

    @Override
    public void check(Inputs inputs, Schedule schedule, Bounds bounds) {
        if (!Collections.disjoint(inputs.columns(), columns())) {
            bounds.add("/work/task", "a column to predict is among the inputs");
        }
        algorithm.goesWith(training, bounds);
        opening(inputs).check(bounds);
        if (start.model().isPresent() && opening(inputs).exists()) {
            bounds.add("/work/start", "does not go with columns scaled by SUMMED: its model knows another scale");
        }
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
    public List<Statement> says(StudyPlan plan) {
        var inputs = plan.inputs();
        var says = new ArrayList<Statement>();
        says.add(task.says());
        says.addAll(inputs.says());
        says.add(task.merging(inputs.duplicates()));
        says.add(architecture.says(inputs.width(), task.outputs()));
        start.says().ifPresent(says::add);
        says.addAll(training.says());
        task.weighing().ifPresent(says::add);
        says.add(algorithm.says());
        says.add(plan.schedule().says());
        says.add(inputs.settingAside(evaluation.percent()));
        says.add(task.told(evaluation.bins(), evaluation.smallestCell()));
        opening(inputs).says().ifPresent(says::add);
        says.add(leaves(plan));
        says.add(plan.encoding().bound());
        says.add(plan.encoding().precision(plan.cohort().maximumSites()));
        says.add(plan.privacy().says());
        return says;
    }

    private Statement leaves(StudyPlan plan) {
        var vectors = vectors(plan.encoding());
        double bytes =
                vectors.size() * plan.parameters() * (double) plan.encoding().ringBits() / Byte.SIZE;
        var cohort = plan.cohort();
        return Statement.of(
                "cohort", Math.round(bytes / 1e6 * 10) / 10.0, cohort.minimumSites(), cohort.assumedColluders());
    }

    /** The same with other training. */
    public Learning with(Training other) {
        return new Learning(task, architecture, other, algorithm, evaluation, start);
    }

    /** The same with another model to begin with. */
    public Learning startingFrom(Start other) {
        return new Learning(task, architecture, training, algorithm, evaluation, other);
    }
}
