package io.covalence.contract.plan.task;

import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.Range;

/**
 * The loss of one label of a regression target, for the error {@code e} in scales of the target.
 *
 * <p>Squared: {@code e²}. Huber (Ann. Math. Statist. 1964, 35, 73), in the same unit: {@code e²} up to {@code delta},
 * and {@code 2 delta |e| - delta²} beyond. With both, an error beyond {@link #LARGEST_ERROR} has the gradient of an
 * error of that size, so that a value in the wrong unit cannot dominate an update.
 */
public sealed interface Loss {
    /** Scales of a target beyond which the gradient of a label grows no more. */
    double LARGEST_ERROR = 10;

    /** Scales of a target beyond which an error counts no more when a model is scored, lest one value be all of the RMSE. */
    double LARGEST_SCORED_ERROR = 100;

    static Loss squared() {
        return new Squared();
    }

    static Loss huber(double delta) {
        return new Huber(delta);
    }

    /** Error from which on the loss is linear. */
    double linearFrom();

    /** The square of the error. */
    @Kind("squared")
    record Squared() implements Loss {
        @Override
        public double linearFrom() {
            return LARGEST_ERROR;
        }
    }

    /**
     * Huber's loss.
     *
     * @param delta where it becomes linear, in scales of the target
     */
    @Kind("huber")
    record Huber(@Range(least = 1e-3, most = LARGEST_ERROR) double delta) implements Loss {
        @Override
        public double linearFrom() {
            return delta;
        }
    }
}
