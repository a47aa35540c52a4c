package io.covalence.contract.plan.architecture;

/**
 * Initial weights and biases of a layer with {@code in} inputs and {@code out} outputs; {@code U} is uniform. No form
 * starts all runs alike, since two of their first sums could then be subtracted.
 */
public enum Initialisation {
    /** Weights {@code U(-b, b)} with {@code b = sqrt(6 / (in + out))} (Glorot and Bengio 2010, equation 16), biases 0. */
    GLOROT,
    /** Weights and biases {@code U(-b, b)} with {@code b = 1 / sqrt(in)}: how PyTorch's {@code Linear} begins. */
    FAN_IN
}
