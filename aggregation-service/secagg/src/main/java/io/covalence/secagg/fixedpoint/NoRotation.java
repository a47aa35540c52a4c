package io.covalence.secagg.fixedpoint;

/** Leaves values as they are. */
record NoRotation() implements Rotation {
    @Override
    public int segment() {
        return 1 << 14;
    }

    @Override
    public int padded(int count) {
        return count;
    }

    @Override
    public void rotate(int index, double[] values) {}

    @Override
    public void revert(int index, double[] values) {}
}
