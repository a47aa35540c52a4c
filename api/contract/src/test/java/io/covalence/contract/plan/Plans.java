package io.covalence.contract.plan;

import io.covalence.contract.plan.algorithm.FedAvg;
import io.covalence.contract.plan.architecture.Activation;
import io.covalence.contract.plan.architecture.Perceptron;
import io.covalence.contract.plan.inputs.Descriptor;
import io.covalence.contract.plan.inputs.Inputs;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.privacy.None;
import io.covalence.contract.plan.task.BinaryLabels;
import io.covalence.contract.plan.task.Regression;
import io.covalence.contract.plan.task.Target;
import io.covalence.contract.plan.work.Evaluation;
import io.covalence.contract.plan.work.Learning;
import io.covalence.contract.plan.work.Training;
import io.covalence.contract.plan.work.Work;
import java.util.List;
import java.util.stream.IntStream;

/** Plans for tests of the contract, which are not to use what uses it. */
final class Plans {
    static final Training TRAINING = new Training(0.1, 0.9, 0, 64, 2, 7);
    static final Evaluation EVALUATION = new Evaluation(0.2, 7, 12);
    static final MoleculeTable MOLECULES = new MoleculeTable("smiles", 2048, List.of());
    static final CohortRules COHORT = new CohortRules(3, 50, 0);
    static final Schedule SCHEDULE = new Schedule(20, 600, 20);
    static final Encoding ENCODING = new Encoding(10, 1, 32, 100_000);

    private Plans() {}

    static Learning classes(int targets) {
        return new Learning(
                new BinaryLabels(
                        IntStream.range(0, targets).mapToObj(i -> "T" + i).toList()),
                new Perceptron(List.of(512), Activation.RELU, 0.3),
                TRAINING,
                new FedAvg(1, 0),
                EVALUATION);
    }

    static Learning numbers(Target... targets) {
        return new Learning(
                new Regression(List.of(targets)),
                new Perceptron(List.of(256, 64), Activation.RELU, 0),
                TRAINING,
                new FedAvg(1, 0),
                EVALUATION);
    }

    static StudyPlan classification(int targets) {
        return plan(MOLECULES, classes(targets));
    }

    static StudyPlan regression() {
        return plan(
                new MoleculeTable("SMILES", 2048, List.of(new Descriptor("MolWt", 300, 150))),
                numbers(new Target("Solubility", -3, 2)));
    }

    static StudyPlan plan(Inputs inputs, Work work) {
        return plan(inputs, work, COHORT, ENCODING);
    }

    static StudyPlan plan(Inputs inputs, Work work, CohortRules cohort, Encoding encoding) {
        return new StudyPlan(StudyPlan.SCHEMA, inputs, work, cohort, SCHEDULE, encoding, new None());
    }
}
