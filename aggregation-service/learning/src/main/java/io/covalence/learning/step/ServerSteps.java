package io.covalence.learning.step;

import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.algorithm.Algorithm;
import io.covalence.contract.plan.algorithm.FedAvg;
import io.covalence.contract.plan.algorithm.FedOpt;
import io.covalence.contract.plan.algorithm.FedProx;
import io.covalence.contract.plan.algorithm.FedSgd;
import io.covalence.contract.plan.algorithm.Scaffold;
import io.covalence.contract.plan.work.Learning;
import io.covalence.contract.plan.work.Summary;

/** Chooses the step that a plan asks for. */
public final class ServerSteps {
    private ServerSteps() {}

    /** The step of a plan; of work in which no round makes a version one that is never taken. */
    public static ServerStep of(StudyPlan plan) {
        return switch (plan.work()) {
            case Learning learning -> of(learning.algorithm());
            case Summary summary -> new NoStep();
        };
    }

    private static ServerStep of(Algorithm algorithm) {
        return switch (algorithm) {
            case FedAvg average -> new FedAvgStep(average.serverLearningRate(), average.serverMomentum());
            case FedSgd gradient -> new FedAvgStep(1, 0);
            case FedProx proximal -> new FedAvgStep(proximal.serverLearningRate(), 0);
            case FedOpt adaptive -> adaptive(adaptive);
            case Scaffold scaffold -> new ScaffoldStep(scaffold.serverLearningRate());
        };
    }

    private static FedOptStep adaptive(FedOpt adaptive) {
        var rule = switch (adaptive.optimizer()) {
            case ADAM -> FedOptStep.Rule.ADAM;
            case YOGI -> FedOptStep.Rule.YOGI;
            case ADAGRAD -> FedOptStep.Rule.ADAGRAD;
        };
        double adaptivity = adaptive.adaptivity();
        return new FedOptStep(
                rule,
                adaptive.serverLearningRate(),
                adaptive.firstDecay(),
                adaptive.secondDecay(),
                adaptivity,
                (float) (adaptivity * adaptivity),
                false);
    }
}
