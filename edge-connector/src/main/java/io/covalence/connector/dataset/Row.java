package io.covalence.connector.dataset;

/** One molecule as the model sees it. The arrays are its own and are not to be changed. */
public final class Row {
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
     * Writes the inputs of the network, fingerprint first.
     *
     * @param target zero from {@code offset} on
     * @param fingerprintBits length of the fingerprint
     */
    public void writeInputs(float[] target, int offset, int fingerprintBits) {
        for (int bit : fingerprint) {
            target[offset + bit] = 1;
        }
        System.arraycopy(descriptors, 0, target, offset + fingerprintBits, descriptors.length);
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
