package io.covalence.connector;

import io.covalence.contract.plan.Activation;
import io.covalence.contract.plan.Aggregation;
import io.covalence.contract.plan.Evaluation;
import io.covalence.contract.plan.Features;
import io.covalence.contract.plan.Model;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.Target;
import io.covalence.contract.plan.TaskKind;
import io.covalence.contract.plan.Training;
import java.util.Arrays;
import java.util.List;

/** Plans for tests. */
public final class Plans {
    private static final Aggregation AGGREGATION = new Aggregation(4, 3, 50, 1, 5, 0.5, 32, 400, 1, 0, 60, 20);

    private Plans() {}

    /** Binary targets, 64 fingerprint bits, no hidden layer, plain descent with rate 0.1, all rows of a test in one batch. */
    public static StudyPlan linear(String... targets) {
        return classification(new Features("smiles", 64, List.of()), List.of(), 0.5, training(0.1, 0, 0, 1), targets);
    }

    public static StudyPlan classification(
            Features features, List<Integer> hidden, double dropout, Training training, String... targets) {
        return new StudyPlan(
                StudyPlan.SCHEMA,
                TaskKind.CLASSIFICATION,
                Arrays.stream(targets).map(column -> new Target(column, 0, 1)).toList(),
                features,
                new Model(hidden, Activation.RELU, dropout),
                training,
                new Evaluation(0.2, 1, 12),
                AGGREGATION);
    }

    public static StudyPlan regression(Features features, Target target, Training training) {
        return new StudyPlan(
                StudyPlan.SCHEMA,
                TaskKind.REGRESSION,
                List.of(target),
                features,
                new Model(List.of(), Activation.RELU, 0),
                training,
                new Evaluation(0.2, 1, 12),
                AGGREGATION);
    }

    public static Training training(double learningRate, double momentum, double weightDecay, int localEpochs) {
        return new Training(learningRate, momentum, weightDecay, 64, localEpochs, 1);
    }
}
