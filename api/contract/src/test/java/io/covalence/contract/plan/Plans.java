package io.covalence.contract.plan;

import java.util.List;
import java.util.stream.IntStream;

/** Plans for tests. */
final class Plans {
    static final Aggregation AGGREGATION = new Aggregation(20, 3, 50, 0, 10, 1, 32, 100_000, 1, 0, 600, 20);
    static final Training TRAINING = new Training(0.1, 0.9, 0, 64, 2, 7);
    static final Evaluation EVALUATION = new Evaluation(0.2, 7, 12);
    static final Features FEATURES = new Features("smiles", 2048, List.of());

    private Plans() {}

    static StudyPlan classification(int targets) {
        return new StudyPlan(
                StudyPlan.SCHEMA,
                TaskKind.CLASSIFICATION,
                IntStream.range(0, targets)
                        .mapToObj(i -> new Target("T" + i, 0, 1))
                        .toList(),
                FEATURES,
                new Model(List.of(512), Activation.RELU, 0.3),
                TRAINING,
                EVALUATION,
                AGGREGATION);
    }

    static StudyPlan regression() {
        return new StudyPlan(
                StudyPlan.SCHEMA,
                TaskKind.REGRESSION,
                List.of(new Target("Solubility", -3, 2)),
                new Features("SMILES", 2048, List.of(new Descriptor("MolWt", 300, 150))),
                new Model(List.of(256, 64), Activation.RELU, 0),
                TRAINING,
                EVALUATION,
                AGGREGATION);
    }
}
