package io.covalence.contract.plan.algorithm;

import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.Range;
import io.covalence.contract.plan.Statement;

/**
 * Federated averaging with a proximal term (Li et al., MLSys 2020, algorithm 2): a site minimises its own loss plus
 * {@code mu / 2 |w - w0|²}, {@code w0} being the round's model, so that it does not go far from where the others are.
 *
 * @param serverLearningRate step along the weighted mean of the updates
 * @param mu how strongly a site is held
 */
@Kind("fedProx")
public record FedProx(
        @Range(least = 1e-6, most = 10) double serverLearningRate,
        @Range(least = 1e-6, most = 1e3) double mu) implements Algorithm {

    @Override
    public Statement says() {
        return Statement.of("algorithm.fedProx", Double.toString(serverLearningRate), Double.toString(mu));
    }
}
