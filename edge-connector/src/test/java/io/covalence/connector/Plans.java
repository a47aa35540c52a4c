package io.covalence.connector;

import io.covalence.contract.plan.Encoding;
import io.covalence.contract.plan.Schedule;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.task.Target;
import io.covalence.contract.plan.work.Training;
import io.covalence.testkit.TestPlans;
import java.util.List;

/** Plans for tests. */
public final class Plans {
    private Plans() {}

    /** Binary targets, 64 fingerprint bits, no hidden layer, plain descent with rate 0.1, all rows of a test in one batch. */
    public static StudyPlan linear(String... targets) {
        return classification(
                new MoleculeTable("smiles", 64, List.of()), List.of(), 0.5, training(0.1, 0, 0, 1), targets);
    }

    public static StudyPlan classification(
            MoleculeTable molecules, List<Integer> hidden, double dropout, Training training, String... targets) {
        return set(TestPlans.binary(targets)
                .withInputs(molecules)
                .withHidden(dropout, hidden.toArray(Integer[]::new))
                .with(training));
    }

    public static StudyPlan regression(MoleculeTable molecules, Target target, Training training) {
        return set(TestPlans.regression(target).withInputs(molecules).with(training));
    }

    public static Training training(double learningRate, double momentum, double weightDecay, int localEpochs) {
        return new Training(learningRate, momentum, weightDecay, 64, localEpochs, 1);
    }

    private static StudyPlan set(TestPlans plans) {
        return plans.withSites(3, 50, 1)
                .with(new Schedule(4, 60, 20))
                .with(new Encoding(5, 0.5, 32, 400))
                .plan();
    }
}
