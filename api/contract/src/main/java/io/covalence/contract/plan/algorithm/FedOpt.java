package io.covalence.contract.plan.algorithm;

import io.covalence.contract.plan.Bounds;
import io.covalence.contract.plan.Checked;
import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.Range;
import io.covalence.contract.plan.Statement;

/**
 * Adaptive federated optimisation (Reddi et al., ICLR 2021, algorithm 2): the service scales each step by a memory of
 * the updates' squares. The second moment begins at the square of the adaptivity, as in the paper, and no bias is
 * corrected.
 *
 * @param optimizer rule for the second moment
 * @param serverLearningRate step along the scaled first moment
 * @param firstDecay share of the first moment kept from the round before
 * @param secondDecay share of the second moment kept from the round before, more than the square of {@code firstDecay},
 *     so that steps stay bounded (Reddi, Kale and Kumar, ICLR 2018, section 2); 0 for ADAGRAD, which forgets nothing
 * @param adaptivity how small a second moment still counts
 */
@Kind("fedOpt")
public record FedOpt(
        Optimizer optimizer,
        @Range(least = 1e-6, most = 10) double serverLearningRate,
        @Range(least = 0, most = 0.999) double firstDecay,
        @Range(least = 0, most = 0.9999) double secondDecay,
        @Range(least = 1e-9, most = 1) double adaptivity)
        implements Algorithm, Checked {

    /** The rules of the paper. */
    public enum Optimizer {
        ADAM,
        YOGI,
        ADAGRAD
    }

    @Override
    public void check(Bounds bounds) {
        if (optimizer == Optimizer.ADAGRAD && secondDecay != 0) {
            bounds.add("/secondDecay", "must be 0 for ADAGRAD, whose second moment forgets nothing");
        }
        if (optimizer != Optimizer.ADAGRAD && secondDecay <= firstDecay * firstDecay) {
            bounds.add(
                    "/secondDecay",
                    "must be more than the square of firstDecay: a step divides the first moment by the root of the second, and"
                            + " may not remember longer what it divides than what it divides by");
        }
    }

    @Override
    public Statement says() {
        return Statement.of(
                "algorithm.fedOpt",
                switch (optimizer) {
                    case ADAM -> "FedAdam";
                    case YOGI -> "FedYogi";
                    case ADAGRAD -> "FedAdagrad";
                },
                Double.toString(serverLearningRate),
                Double.toString(firstDecay),
                Double.toString(secondDecay),
                Double.toString(adaptivity));
    }
}
