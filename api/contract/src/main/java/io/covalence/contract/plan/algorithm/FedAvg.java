package io.covalence.contract.plan.algorithm;

import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.Range;
import io.covalence.contract.plan.Statement;

/**
 * Federated averaging, with optional momentum.
 *
 * @param serverLearningRate step along the service's velocity
 * @param serverMomentum share of the service's velocity kept from the round before, 0 for plain federated averaging
 */
@Kind("fedAvg")
public record FedAvg(
        @Range(least = 1e-6, most = 10) double serverLearningRate,
        @Range(least = 0, most = 0.99) double serverMomentum) implements Algorithm {

    @Override
    public Statement says() {
        var rate = Double.toString(serverLearningRate);
        return serverMomentum > 0
                ? Statement.of("algorithm.fedAvg.momentum", rate, Double.toString(serverMomentum))
                : Statement.of("algorithm.fedAvg", rate);
    }
}
