package io.covalence.contract.plan;

import java.util.Objects;

/**
 * Local training by mini-batch gradient descent with momentum; the momentum starts at zero in every round.
 *
 * @param weightDecay coefficient of the L2 penalty
 * @param localEpochs passes over a site's training rows in one round
 * @param seed from which, with run and round, initial weights, shuffling and dropout follow; see {@link Seeds}
 * @param loss of regression targets; squared when left out, and for classification
 */
public record Training(
        double learningRate,
        double momentum,
        double weightDecay,
        int batchSize,
        int localEpochs,
        long seed,
        @Defaulted Loss loss) {
    public Training {
        loss = Objects.requireNonNullElseGet(loss, Loss::squared);
    }

    /** With a squared loss. */
    public Training(
            double learningRate, double momentum, double weightDecay, int batchSize, int localEpochs, long seed) {
        this(learningRate, momentum, weightDecay, batchSize, localEpochs, seed, Loss.squared());
    }
}
