package io.covalence.contract.plan;

import org.jspecify.annotations.Nullable;

/**
 * Loss of one label of a regression target, of the error {@code e} in scales of the target. Classification is trained by
 * cross-entropy.
 *
 * <p>Squared: {@code e²}. Huber (Ann. Math. Statist. 1964, 35, 73), in the same unit: {@code e²} up to {@code delta}, and
 * {@code 2 delta |e| - delta²} beyond. Whichever it is, an error beyond {@link #LARGEST_ERROR} pulls no harder than one of that
 * size, so that a value in the wrong unit cannot move an update at will.
 *
 * @param kind {@link #SQUARED} or {@link #HUBER}
 * @param delta where a Huber loss becomes linear, in scales of the target; null for a squared one
 */
public record Loss(String kind, @Defaulted @Nullable Double delta) {
    public static final String SQUARED = "squared";
    public static final String HUBER = "huber";

    /** Scales of a target beyond which the gradient of a label grows no more. */
    public static final double LARGEST_ERROR = 10;

    /** Scales of a target beyond which an error counts no more when a model is scored, lest one value be all of the RMSE. */
    public static final double LARGEST_SCORED_ERROR = 100;

    public static Loss squared() {
        return new Loss(SQUARED, null);
    }

    public static Loss huber(double delta) {
        return new Loss(HUBER, delta);
    }

    /** Error from which on the loss is linear. */
    public double linearFrom() {
        return delta == null ? LARGEST_ERROR : Math.min(delta, LARGEST_ERROR);
    }
}
