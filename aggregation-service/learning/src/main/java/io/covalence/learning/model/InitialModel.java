package io.covalence.learning.model;

import io.covalence.contract.plan.Seeds;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.architecture.Perceptron;
import java.util.List;

/**
 * Model version 0 of a run: for each layer Xavier-uniform weights, {@code U(-b, b)} with {@code b = sqrt(6 / (in + out))} (Glorot
 * and Bengio 2010, equation 16), and zero biases, the same bit for bit in every process. The order is that of the network's flat
 * parameters: layer by layer the weight matrix by columns ({@code [in, out]}, in running fastest), then the bias. Values are made
 * one by one, so that nobody has to hold them all; each takes no function but a root once a layer, since every site makes them at
 * the beginning of a run while the others wait.
 */
public final class InitialModel {
    private final List<Integer> widths;
    private final SplitMix random;
    private int layer;
    private long weights;
    private long biases;
    private double bound;

    private InitialModel(List<Integer> widths, long seed) {
        this.widths = widths;
        this.random = new SplitMix(seed);
    }

    /** Begins at the first parameter. */
    public static InitialModel of(StudyPlan plan, String runId) {
        var learning = plan.learning();
        var widths = switch (learning.architecture()) {
            case Perceptron perceptron ->
                perceptron.widths(
                        plan.inputs().width(), learning.task().columns().size());
        };
        return new InitialModel(widths, Seeds.initialModel(plan, runId));
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
            return (float) (bound * random.nextSigned());
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
        bound = Math.sqrt(6.0 / (in + out));
    }

    /** SplitMix64 (Steele, Lea and Flood 2014). */
    private static final class SplitMix {
        private static final double UNIT = 0x1p-52;
        private long state;

        SplitMix(long seed) {
            this.state = seed;
        }

        /** From -1 to 1, the latter excluded, in steps of 2^-52: exact in a double. */
        double nextSigned() {
            state += 0x9e3779b97f4a7c15L;
            long z = state;
            z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
            z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
            return ((z ^ (z >>> 31)) >> 11) * UNIT;
        }
    }
}
