package io.covalence.aggregation.support;

import io.covalence.aggregation.json.Json;
import io.covalence.contract.plan.Activation;
import io.covalence.contract.plan.Aggregation;
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
    private Plans() {}

    /** Two targets on 64 bits without hidden layers: 130 parameters. */
    public static StudyPlan small() {
        return classification(64, List.of(), 2, aggregation(1, 3, 0));
    }

    public static StudyPlan small(Aggregation aggregation) {
        return classification(64, List.of(), 2, aggregation);
    }

    /** Twelve targets on 2048 bits with one hidden layer of 512: 1,055,244 parameters, two chunks. */
    public static StudyPlan large() {
        return classification(2_048, List.of(512), 12, aggregation(1, 3, 0));
    }

    /** As many times wider in its hidden layer, with momentum: about that many million parameters. */
    public static StudyPlan large(int times, double serverMomentum) {
        return classification(2_048, List.of(times * 512), 12, aggregation(1, 3, serverMomentum));
    }

    /** The large one in another ring. */
    public static StudyPlan largeInRing(int bits) {
        return classification(2_048, List.of(512), 12, new Aggregation(1, 3, 50, 0, 10, 1, bits, 1_000, 1, 0, 600, 60));
    }

    /** The small one with bounds so narrow that most updates of a test have to be clipped. */
    public static StudyPlan narrow() {
        return small(new Aggregation(1, 3, 50, 0, 0.65, 0.05, 32, 1_000, 1, 0, 600, 60));
    }

    public static StudyPlan regression() {
        return new StudyPlan(
                StudyPlan.SCHEMA,
                TaskKind.REGRESSION,
                List.of(new Target("Solubility", -3, 2), new Target("Lipophilicity", 1, 1)),
                new Features("smiles", 64, List.of()),
                new Model(List.of(4), Activation.RELU, 0),
                new Training(0.1, 0.9, 0, 64, 2, 7),
                new Evaluation(0.2, 7, 16, 12, 5),
                aggregation(1, 3, 0));
    }

    /** The small plan with the longest times for every phase, and momentum. */
    public static StudyPlan patient() {
        return small(new Aggregation(1, 3, 50, 0, 10, 1, 32, 1_000, 1, 0.5, 604_800, 3_600));
    }

    public static Aggregation aggregation(int rounds, int minimumSites, double serverMomentum) {
        return new Aggregation(rounds, minimumSites, 50, 0, 10, 1, 32, 1_000, 1, serverMomentum, 600, 60);
    }

    public static String text(StudyPlan plan) {
        return Json.write(Json.strict(), plan);
    }

    private static StudyPlan classification(int bits, List<Integer> hidden, int targets, Aggregation aggregation) {
        return new StudyPlan(
                StudyPlan.SCHEMA,
                TaskKind.CLASSIFICATION,
                IntStream.range(0, targets)
                        .mapToObj(i -> new Target("T" + i, 0, 1))
                        .toList(),
                new Features("smiles", bits, List.of()),
                new Model(hidden, Activation.RELU, 0.3),
                new Training(0.1, 0.9, 0, 64, 2, 7),
                new Evaluation(0.2, 7, 16, 12, 5),
                aggregation);
    }
}
