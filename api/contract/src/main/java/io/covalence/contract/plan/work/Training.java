package io.covalence.contract.plan.work;

import io.covalence.contract.plan.Range;
import io.covalence.contract.plan.Seeds;
import io.covalence.contract.plan.Statement;

/**
 * Local training by mini-batch gradient descent with momentum; the momentum starts at zero in every round.
 *
 * @param weightDecay coefficient of the L2 penalty
 * @param localEpochs passes over a site's training rows in one round
 * @param seed from which, with run and round, initial weights, shuffling and dropout follow; see {@link Seeds}
 */
public record Training(
        @Range(least = 1e-8, most = 10) double learningRate,
        @Range(least = 0, most = 0.999) double momentum,
        @Range(least = 0, most = 1) double weightDecay,
        @Range(least = 1, most = 4_096) int batchSize,
        @Range(least = 1, most = 100) int localEpochs,
        long seed) {

    /** The same with other passes. */
    public Training withLocalEpochs(int epochs) {
        return new Training(learningRate, momentum, weightDecay, batchSize, epochs, seed);
    }

    Statement says() {
        return Statement.of("training", localEpochs);
    }
}
