package io.covalence.aggregation.model;

import io.covalence.contract.plan.StudyPlan;
import java.util.List;

/**
 * Model version 0: for each layer Xavier-normal weights, {@code N(0, 2 / (in + out))} (Glorot and Bengio 2010), and zero
 * biases, drawn from the plan's seed alone. The order is that of the network's flat parameters: layer by layer the weight
 * matrix by columns ({@code [in, out]}, in running fastest), then the bias.
 */
public final class InitialModel {
    private final SplitMix random;

    private InitialModel(long seed) {
        this.random = new SplitMix(seed);
    }

    public static float[] of(StudyPlan plan) {
        var parameters = new float[Math.toIntExact(plan.parameters())];
        new InitialModel(plan.training().seed()).fill(plan.layerWidths(), parameters);
        return parameters;
    }

    private void fill(List<Integer> widths, float[] parameters) {
        int at = 0;
        for (int layer = 1; layer < widths.size(); layer++) {
            int in = widths.get(layer - 1);
            int out = widths.get(layer);
            double deviation = Math.sqrt(2.0 / (in + out));
            for (int end = at + in * out; at < end; at++) {
                parameters[at] = (float) (deviation * random.nextGaussian());
            }
            at += out;
        }
    }

    /** SplitMix64 (Steele, Lea and Flood 2014) and the Box-Muller transform, in strict arithmetic: the same on every JDK. */
    private static final class SplitMix {
        private static final double UNIT = 0x1p-53;
        private long state;

        SplitMix(long seed) {
            this.state = seed;
        }

        double nextGaussian() {
            double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextDouble()));
            return radius * StrictMath.cos(2 * Math.PI * nextDouble());
        }

        private double nextDouble() {
            state += 0x9e3779b97f4a7c15L;
            long z = state;
            z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
            z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
            return ((z ^ (z >>> 31)) >>> 11) * UNIT;
        }
    }
}
