package io.covalence.secagg.fixedpoint;

/**
 * The fast Walsh-Hadamard transform in natural order, not scaled: {@code y_k = sum_i (-1)^popcount(i & k) x_i}. Strides below
 * eight are done in registers; from eight on two levels at a time, in plain loops over neighbours that the JIT turns into
 * vector instructions.
 */
final class WalshHadamard {
    private static final int UNIT = 8;

    private WalshHadamard() {}

    /**
     * Transforms the first {@code length} values in place.
     *
     * @param length a power of two, at least 8
     */
    static void transform(double[] x, int length) {
        for (int i = 0; i < length; i += UNIT) {
            eight(x, i);
        }
        int stride = UNIT;
        for (; 4 * stride <= length; stride *= 4) {
            for (int i = 0; i < length; i += 4 * stride) {
                four(x, i, stride);
            }
        }
        if (stride < length) {
            two(x, stride);
        }
    }

    private static void eight(double[] x, int i) {
        double a0 = x[i] + x[i + 1];
        double a1 = x[i] - x[i + 1];
        double a2 = x[i + 2] + x[i + 3];
        double a3 = x[i + 2] - x[i + 3];
        double a4 = x[i + 4] + x[i + 5];
        double a5 = x[i + 4] - x[i + 5];
        double a6 = x[i + 6] + x[i + 7];
        double a7 = x[i + 6] - x[i + 7];
        double b0 = a0 + a2;
        double b1 = a1 + a3;
        double b2 = a0 - a2;
        double b3 = a1 - a3;
        double b4 = a4 + a6;
        double b5 = a5 + a7;
        double b6 = a4 - a6;
        double b7 = a5 - a7;
        x[i] = b0 + b4;
        x[i + 1] = b1 + b5;
        x[i + 2] = b2 + b6;
        x[i + 3] = b3 + b7;
        x[i + 4] = b0 - b4;
        x[i + 5] = b1 - b5;
        x[i + 6] = b2 - b6;
        x[i + 7] = b3 - b7;
    }

    /** The levels {@code stride} and {@code 2 * stride} of four neighbouring runs. */
    private static void four(double[] x, int from, int stride) {
        for (int i = from; i < from + stride; i++) {
            double a = x[i] + x[i + stride];
            double b = x[i] - x[i + stride];
            double c = x[i + 2 * stride] + x[i + 3 * stride];
            double d = x[i + 2 * stride] - x[i + 3 * stride];
            x[i] = a + c;
            x[i + stride] = b + d;
            x[i + 2 * stride] = a - c;
            x[i + 3 * stride] = b - d;
        }
    }

    /** The last level, when it is left alone. */
    private static void two(double[] x, int stride) {
        for (int i = 0; i < stride; i++) {
            double a = x[i];
            double b = x[i + stride];
            x[i] = a + b;
            x[i + stride] = a - b;
        }
    }
}
