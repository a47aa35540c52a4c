package io.covalence.connector.dataset;

/** One molecule as the model sees it. The arrays are its own and are not to be changed. */
public final class Row {
    /** Scales from the plan's centre beyond which a descriptor counts no more. */
    public static final float LARGEST_INPUT = 20;

    private final int[] fingerprint;
    private final float[] descriptors;
    private final float[] labels;

    /**
     * Copies what it is given.
     *
     * @param fingerprint set bits, ascending
     * @param descriptors standardised as the plan says, in its order
     * @param labels per target in the plan's order, standardised as the plan says; NaN where missing
     */
    public Row(int[] fingerprint, float[] descriptors, float[] labels) {
        this.fingerprint = fingerprint.clone();
        this.descriptors = descriptors.clone();
        this.labels = labels.clone();
    }

    /**
     * Writes the inputs of the network, fingerprint first; a descriptor counts as {@link #LARGEST_INPUT} scales at most, so
     * that a value in another unit does not drown the rest.
     *
     * @param target zero from {@code offset} on
     * @param width all inputs; descriptors are the last of them
     */
    public void writeInputs(float[] target, int offset, int width) {
        for (int bit : fingerprint) {
            target[offset + bit] = 1;
        }
        int first = offset + width - descriptors.length;
        for (int i = 0; i < descriptors.length; i++) {
            target[first + i] = Math.clamp(descriptors[i], -LARGEST_INPUT, LARGEST_INPUT);
        }
    }

    /** The same inputs with other labels. */
    public Row withLabels(float[] others) {
        return new Row(fingerprint, descriptors, others);
    }

    /** A descriptor, standardised as the plan says, as it stands in the file. */
    public float descriptor(int index) {
        return descriptors[index];
    }

    public boolean hasAnyLabel() {
        for (float label : labels) {
            if (!Float.isNaN(label)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this target was measured. */
    public boolean hasLabel(int target) {
        return !Float.isNaN(labels[target]);
    }

    /** Label of a target, standardised as the plan says; NaN when it was not measured. */
    public float label(int target) {
        return labels[target];
    }
}
