package io.covalence.service.world;

import io.covalence.contract.plan.Activation;
import io.covalence.contract.plan.Aggregation;
import io.covalence.contract.plan.Evaluation;
import io.covalence.contract.plan.Features;
import io.covalence.contract.plan.Model;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.Target;
import io.covalence.contract.plan.TaskKind;
import io.covalence.contract.plan.Training;
import io.covalence.contract.study.StudyDraft;
import java.util.List;

/** Plans for tests. */
public final class Plans {
    private Plans() {}

    public static StudyDraft draft(String name) {
        return new StudyDraft(name, "Which molecules are toxic?", plan(3));
    }

    public static StudyPlan plan(int minimumSites) {
        return plan(minimumSites, 50);
    }

    public static StudyPlan plan(int minimumSites, int maximumSites) {
        return new StudyPlan(
                StudyPlan.SCHEMA,
                TaskKind.CLASSIFICATION,
                List.of(new Target("toxic", 0, 1)),
                new Features("smiles", 1024, List.of()),
                new Model(List.of(32), Activation.RELU, 0.1),
                new Training(0.1, 0.9, 0, 32, 1, 7),
                new Evaluation(0.2, 7, 12),
                new Aggregation(2, minimumSites, maximumSites, 0, 10, 1, 32, 10_000, 1, 0, 60, 10));
    }
}
