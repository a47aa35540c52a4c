package io.covalence.connector.dataset;

import io.covalence.learning.scale.Scale;

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

    /**
     * The same row with inputs that are standardised as all sites do it.
     *
     * @param scale of a plan with an opening round; another plan's rows do not change
     */
    default Row scaled(Scale scale) {
        return this;
    }

    /** A column of numbers in the plan's scales from its centre, where the plan has these; NaN when it is missing or there is none. */
    default float number(int column) {
        return Float.NaN;
    }

    /** Label of a target, standardised as the plan says; NaN when it was not measured. */
    float label(int target);

    /** Whether this target was measured. */
    default boolean hasLabel(int target) {
        return !Float.isNaN(label(target));
    }
}
