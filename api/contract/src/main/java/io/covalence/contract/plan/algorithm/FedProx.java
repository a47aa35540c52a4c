package io.covalence.contract.plan.algorithm;

import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.Range;
import io.covalence.contract.plan.Statement;

/**
 * Federated averaging with a proximal term (Li et al., MLSys 2020, algorithm 2): a site minimises its own loss plus
 * {@code mu / 2 |w - w0|²}, where {@code w0} is the round's model, so that it stays near the other sites' models.
 *
 * @param serverLearningRate step along the weighted mean of the updates
 * @param mu strength of the proximal term
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
