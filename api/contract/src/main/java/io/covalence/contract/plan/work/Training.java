package io.covalence.contract.plan.work;

import io.covalence.contract.plan.Bounds;
import io.covalence.contract.plan.Checked;
import io.covalence.contract.plan.Defaulted;
import io.covalence.contract.plan.Range;
import io.covalence.contract.plan.Seeds;
import io.covalence.contract.plan.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Local training by mini-batch gradient descent with momentum; the momentum starts at zero in every round. The work of
 * a site in a round is given in one of two ways: by passes over its rows, so that a large site takes more steps, or by
 * steps, the same for all.
 *
 * @param learningRate of the first round
 * @param weightDecay coefficient of the L2 penalty
 * @param localEpochs passes over a site's training rows in one round; 0 when left out
 * @param localUpdates mini-batches of one round, through as many passes as that takes; 0 when left out
 * @param rateSchedule how the learning rate changes; it is constant when left out
 * @param seed from which, with run and round, initial weights, shuffling and dropout follow; see {@link Seeds}
 */
public record Training(
        @Range(least = 1e-8, most = 10) double learningRate,
        @Range(least = 0, most = 0.999) double momentum,
        @Range(least = 0, most = 1) double weightDecay,
        @Range(least = 1, most = 4_096) int batchSize,
        @Defaulted @Range(least = 0, most = 100) Integer localEpochs,
        @Defaulted @Range(least = 0, most = 100_000) Integer localUpdates,
        @Defaulted RateSchedule rateSchedule,
        long seed)
        implements Checked {
    public Training {
        localEpochs = Objects.requireNonNullElse(localEpochs, 0);
        localUpdates = Objects.requireNonNullElse(localUpdates, 0);
        rateSchedule = Objects.requireNonNullElseGet(rateSchedule, RateSchedule::constant);
    }

    /** By passes, at one learning rate. */
    public Training(
            double learningRate, double momentum, double weightDecay, int batchSize, int localEpochs, long seed) {
        this(learningRate, momentum, weightDecay, batchSize, localEpochs, 0, RateSchedule.constant(), seed);
    }

    @Override
    public void check(Bounds bounds) {
        if (localEpochs > 0 == localUpdates > 0) {
            bounds.add("/localUpdates", "exactly one of localEpochs and localUpdates must be there and more than 0");
        }
    }

    /** Mini-batches of a round at a site that has so many in a pass. */
    public long updates(int batches) {
        return localUpdates > 0 ? localUpdates : (long) localEpochs * batches;
    }

    /** The same with other passes, and no fixed number of steps. */
    public Training withLocalEpochs(int epochs) {
        return new Training(learningRate, momentum, weightDecay, batchSize, epochs, 0, rateSchedule, seed);
    }

    /** The same with so many steps, however many passes that takes. */
    public Training withLocalUpdates(int updates) {
        return new Training(learningRate, momentum, weightDecay, batchSize, 0, updates, rateSchedule, seed);
    }

    /** The same with another learning rate in the first round. */
    public Training withLearningRate(double rate) {
        return new Training(rate, momentum, weightDecay, batchSize, localEpochs, localUpdates, rateSchedule, seed);
    }

    /** The same with a learning rate that goes on otherwise. */
    public Training with(RateSchedule other) {
        return new Training(learningRate, momentum, weightDecay, batchSize, localEpochs, localUpdates, other, seed);
    }

    List<Statement> says() {
        var says = new ArrayList<Statement>();
        says.add(
                localUpdates > 0
                        ? Statement.of("training.updates", localUpdates, batchSize)
                        : Statement.of("training", localEpochs));
        rateSchedule.says().ifPresent(says::add);
        return says;
    }
}
