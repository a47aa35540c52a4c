package io.covalence.connector.learning.internal;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Molecules by number, what they are, and a linear model of them in plain Java. */
final class Catalogue {
    static final int BITS = 1_024;
    static final int BITS_SET = 40;

    private Catalogue() {}

    static int equalBin(float score) {
        return Math.clamp((long) Math.floor((score + 12) / 24 * 256), 0, 255);
    }

    static short[] molecule(SplittableRandom random) {
        var bits = new short[BITS_SET];
        for (int i = 0; i < BITS_SET; i++) {
            bits[i] = (short) random.nextInt(BITS);
        }
        return bits;
    }

    /** Two passes of stochastic descent. */
    static void learn(double[] model, short[][] molecules, int[] rows, boolean[] active, SplittableRandom random) {
        for (int step = 0; step < 2 * rows.length; step++) {
            int row = rows[random.nextInt(rows.length)];
            double error = (active[row] ? 1 : 0) - logistic(model[BITS] + dot(model, molecules[row]));
            for (short bit : molecules[row]) {
                model[bit] += 0.02 * error;
            }
            model[BITS] += 0.02 * error;
        }
    }

    static double dot(double[] weights, short[] bits) {
        double sum = 0;
        for (short bit : bits) {
            sum += weights[bit];
        }
        return sum;
    }

    static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** Cross-entropy of a label that speaks for the score. */
    static double loss(double towards) {
        return Math.max(0, -towards) + Math.log1p(Math.exp(-Math.abs(towards)));
    }

    /** The numbers from 0 in random order. */
    static int[] shuffled(SplittableRandom random, int count) {
        var shuffled = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = shuffled[i];
            shuffled[i] = shuffled[other];
            shuffled[other] = kept;
        }
        return shuffled;
    }
}
