package io.covalence.connector.dataset;

/** One row of a site's data as a model sees it: inputs, which it writes itself, and labels. It does not change. */
public interface Row {
    /** Scales from its centre beyond which a number counts no more as an input. */
    float LARGEST_INPUT = 20;

    /**
     * Writes the inputs of the network; a number counts as {@link #LARGEST_INPUT} scales at most, so that a value in another
     * unit does not drown the rest.
     *
     * @param target zero from {@code offset} on
     * @param width all inputs
     */
    void writeInputs(float[] target, int offset, int width);

    /** Label of a target, standardised as the plan says; NaN when it was not measured. */
    float label(int target);

    /** Whether this target was measured. */
    default boolean hasLabel(int target) {
        return !Float.isNaN(label(target));
    }
}
