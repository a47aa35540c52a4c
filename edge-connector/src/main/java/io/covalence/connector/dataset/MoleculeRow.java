package io.covalence.connector.dataset;

/** One molecule as the model sees it: the positions of its set bits, about forty of 2,048, and further numbers. */
public final class MoleculeRow implements Row {
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
    public MoleculeRow(int[] fingerprint, float[] descriptors, float[] labels) {
        this.fingerprint = fingerprint.clone();
        this.descriptors = descriptors.clone();
        this.labels = labels.clone();
    }

    /** Fingerprint first; descriptors are the last inputs. */
    @Override
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
    public MoleculeRow withLabels(float[] others) {
        return new MoleculeRow(fingerprint, descriptors, others);
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

    @Override
    public float label(int target) {
        return labels[target];
    }
}
