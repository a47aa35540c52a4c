package io.covalence.learning;

import io.covalence.contract.plan.Activation;
import io.covalence.contract.plan.Aggregation;
import io.covalence.contract.plan.Descriptor;
import io.covalence.contract.plan.Evaluation;
import io.covalence.contract.plan.Features;
import io.covalence.contract.plan.Model;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.Target;
import io.covalence.contract.plan.TaskKind;
import io.covalence.contract.plan.Training;
import java.util.List;
import java.util.stream.IntStream;

/** Plans for tests. */
public final class Plans {
    private static final Training TRAINING = new Training(0.1, 0.9, 0, 64, 2, 7);
    private static final Evaluation EVALUATION = new Evaluation(0.2, 7, 12);

    private Plans() {}

    public static StudyPlan classification(int targets) {
        return new StudyPlan(
                StudyPlan.SCHEMA,
                TaskKind.CLASSIFICATION,
                IntStream.range(0, targets)
                        .mapToObj(i -> new Target("T" + i, 0, 1))
                        .toList(),
                new Features("smiles", 2048, List.of()),
                new Model(List.of(512), Activation.RELU, 0.3),
                TRAINING,
                EVALUATION,
                aggregation(32));
    }

    public static StudyPlan regression() {
        return regression(32);
    }

    public static StudyPlan regression(int ringBits) {
        return new StudyPlan(
                StudyPlan.SCHEMA,
                TaskKind.REGRESSION,
                List.of(new Target("Solubility", -3, 2)),
                new Features("SMILES", 2048, List.of(new Descriptor("MolWt", 300, 150))),
                new Model(List.of(256, 64), Activation.RELU, 0),
                TRAINING,
                EVALUATION,
                aggregation(ringBits));
    }

    private static Aggregation aggregation(int ringBits) {
        return new Aggregation(20, 3, 50, 0, 10, 1, ringBits, 100_000, 1, 0, 600, 20);
    }
}
