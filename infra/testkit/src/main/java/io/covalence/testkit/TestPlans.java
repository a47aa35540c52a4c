package io.covalence.testkit;

import io.covalence.contract.plan.CohortRules;
import io.covalence.contract.plan.Encoding;
import io.covalence.contract.plan.Schedule;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.algorithm.Algorithm;
import io.covalence.contract.plan.algorithm.FedAvg;
import io.covalence.contract.plan.architecture.Activation;
import io.covalence.contract.plan.architecture.Architecture;
import io.covalence.contract.plan.architecture.Perceptron;
import io.covalence.contract.plan.inputs.Inputs;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.privacy.None;
import io.covalence.contract.plan.task.BinaryLabels;
import io.covalence.contract.plan.task.Regression;
import io.covalence.contract.plan.task.Target;
import io.covalence.contract.plan.task.Task;
import io.covalence.contract.plan.work.Evaluation;
import io.covalence.contract.plan.work.Learning;
import io.covalence.contract.plan.work.Summary;
import io.covalence.contract.plan.work.Training;
import java.util.List;
import java.util.stream.IntStream;

/** A valid plan, which a test changes in the part that it tests. */
public record TestPlans(StudyPlan plan) {

    /** Yes or no for each column: 64 fingerprint bits, no hidden layer, one pass of plain descent a round, 3 to 50 sites. */
    public static TestPlans binary(String... columns) {
        return of(new BinaryLabels(List.of(columns)));
    }

    /** Yes or no for so many columns, T0 and so on. */
    public static TestPlans binary(int columns) {
        return binary(IntStream.range(0, columns).mapToObj(i -> "T" + i).toArray(String[]::new));
    }

    /** A number for each target, otherwise the same. */
    public static TestPlans regression(Target... targets) {
        return of(new Regression(List.of(targets)));
    }

    /** Sums up a table, in the one round that a summary has. */
    public static TestPlans summary(Table table, Summary summary) {
        var plan = binary("T0").plan();
        return new TestPlans(new StudyPlan(
                plan.schema(),
                table,
                summary,
                plan.cohort(),
                new Schedule(1, 600, 60),
                plan.encoding(),
                plan.privacy()));
    }

    private static TestPlans of(Task task) {
        return new TestPlans(new StudyPlan(
                StudyPlan.SCHEMA,
                new MoleculeTable("smiles", 64, List.of()),
                new Learning(
                        task,
                        new Perceptron(List.of(), Activation.RELU, 0),
                        new Training(0.1, 0, 0, 64, 1, 1),
                        new FedAvg(1, 0),
                        new Evaluation(0.2, 1, 12)),
                new CohortRules(3, 50, 0),
                new Schedule(4, 600, 60),
                new Encoding(10, 1, 32, 1_000),
                new None()));
    }

    public TestPlans withInputs(Inputs inputs) {
        return new TestPlans(new StudyPlan(
                plan.schema(), inputs, plan.work(), plan.cohort(), plan.schedule(), plan.encoding(), plan.privacy()));
    }

    /** A fingerprint of so many bits in the column smiles. */
    public TestPlans withFingerprint(int bits) {
        return withInputs(new MoleculeTable("smiles", bits, List.of()));
    }

    public TestPlans with(Task task) {
        var old = plan.learning();
        return with(new Learning(task, old.architecture(), old.training(), old.algorithm(), old.evaluation()));
    }

    public TestPlans with(Architecture architecture) {
        var old = plan.learning();
        return with(new Learning(old.task(), architecture, old.training(), old.algorithm(), old.evaluation()));
    }

    /** Hidden layers of these widths. */
    public TestPlans withHidden(double dropout, Integer... widths) {
        return with(new Perceptron(List.of(widths), Activation.RELU, dropout));
    }

    public TestPlans with(Training training) {
        return with(plan.learning().with(training));
    }

    public TestPlans with(Algorithm algorithm) {
        var old = plan.learning();
        return with(new Learning(old.task(), old.architecture(), old.training(), algorithm, old.evaluation()));
    }

    public TestPlans with(Evaluation evaluation) {
        var old = plan.learning();
        return with(new Learning(old.task(), old.architecture(), old.training(), old.algorithm(), evaluation));
    }

    private TestPlans with(Learning learning) {
        return new TestPlans(plan.with(learning));
    }

    public TestPlans withSites(int minimum, int maximum, int assumedColluders) {
        return new TestPlans(new StudyPlan(
                plan.schema(),
                plan.inputs(),
                plan.work(),
                new CohortRules(minimum, maximum, assumedColluders),
                plan.schedule(),
                plan.encoding(),
                plan.privacy()));
    }

    public TestPlans withRounds(int rounds) {
        return with(new Schedule(
                rounds, plan.schedule().trainingSeconds(), plan.schedule().phaseSeconds()));
    }

    public TestPlans with(Schedule schedule) {
        return new TestPlans(plan.with(schedule));
    }

    public TestPlans with(Encoding encoding) {
        return new TestPlans(new StudyPlan(
                plan.schema(), plan.inputs(), plan.work(), plan.cohort(), plan.schedule(), encoding, plan.privacy()));
    }
}
