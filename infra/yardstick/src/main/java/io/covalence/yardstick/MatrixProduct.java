package io.covalence.yardstick;

import java.util.Arrays;

/** Floating-point operations of a product of single-precision matrices, in loops that the JVM makes vector instructions of. */
final class MatrixProduct implements Work {
    private static final int ORDER = 256;

    private final float[] left = ones();
    private final float[] right = ones();
    private final float[] product = new float[ORDER * ORDER];

    private static float[] ones() {
        var matrix = new float[ORDER * ORDER];
        Arrays.fill(matrix, 1);
        return matrix;
    }

    @Override
    public double some() {
        Arrays.fill(product, 0);
        for (int row = 0; row < ORDER; row++) {
            for (int inner = 0; inner < ORDER; inner++) {
                addMultiple(left[row * ORDER + inner], inner * ORDER, row * ORDER);
            }
        }
        return product[0] == ORDER ? 2.0 * ORDER * ORDER * ORDER : 0;
    }

    private void addMultiple(float factor, int from, int to) {
        for (int i = 0; i < ORDER; i++) {
            product[to + i] += factor * right[from + i];
        }
    }
}
