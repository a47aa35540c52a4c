package io.covalence.contract.plan;

import java.util.List;

/**
 * Model version 0 of a run: for each layer Xavier-normal weights, {@code N(0, 2 / (in + out))} (Glorot and Bengio 2010), and
 * zero biases, the same bit for bit in every process. The order is that of the network's flat parameters: layer by layer the
 * weight matrix by columns ({@code [in, out]}, in running fastest), then the bias. Values are made one by one, so that nobody
 * has to hold them all.
 */
public final class InitialModel {
    private final List<Integer> widths;
    private final SplitMix random;
    private int layer;
    private long weights;
    private long biases;
    private double deviation;

    private InitialModel(List<Integer> widths, long seed) {
        this.widths = widths;
        this.random = new SplitMix(seed);
    }

    /** Begins at the first parameter. */
    public static InitialModel of(StudyPlan plan, String runId) {
        return new InitialModel(plan.layerWidths(), Seeds.initialModel(plan, runId));
    }

    /** All parameters. */
    public static float[] parameters(StudyPlan plan, String runId) {
        var model = of(plan, runId);
        var parameters = new float[Math.toIntExact(plan.parameters())];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = model.next();
        }
        return parameters;
    }

    /**
     * The next parameter.
     *
     * @throws IndexOutOfBoundsException after the last one
     */
    public float next() {
        if (weights == 0 && biases == 0) {
            enterLayer();
        }
        if (weights > 0) {
            weights--;
            return (float) (deviation * random.nextGaussian());
        }
        biases--;
        return 0;
    }

    private void enterLayer() {
        int in = widths.get(layer);
        int out = widths.get(layer + 1);
        layer++;
        weights = (long) in * out;
        biases = out;
        deviation = Math.sqrt(2.0 / (in + out));
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
