package io.covalence.learning.step;

import io.covalence.contract.plan.StudyPlan;

/** Chooses the step that a plan asks for. */
public final class ServerSteps {
    private ServerSteps() {}

    public static ServerStep of(StudyPlan plan) {
        var aggregation = plan.aggregation();
        return new FedAvgStep(aggregation.serverLearningRate(), aggregation.serverMomentum());
    }
}
