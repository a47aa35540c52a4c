package io.covalence.learning.step;

import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.algorithm.FedAvg;

/** Chooses the step that a plan asks for. */
public final class ServerSteps {
    private ServerSteps() {}

    public static ServerStep of(StudyPlan plan) {
        return switch (plan.learning().algorithm()) {
            case FedAvg average -> new FedAvgStep(average.serverLearningRate(), average.serverMomentum());
        };
    }
}
