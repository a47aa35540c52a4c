package io.covalence.learning.model;

import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.Seeds;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.architecture.Initialisation;
import io.covalence.contract.plan.architecture.Linear;
import io.covalence.contract.plan.architecture.Perceptron;
import io.covalence.contract.plan.work.Learning;
import io.covalence.contract.plan.work.Summary;
import java.util.List;

/**
 * Model version 0 of a run: weights and biases of each layer by the plan's {@link Initialisation}, the same bit for bit
 * in every process. The order is that of the network's flat parameters: layer by layer the weight matrix by columns
 * ({@code [in, out]}, in running fastest), then the bias; last the constants of the task, which are 0. Values are made one by one, so that no process has to hold
 * all of them. They are cheap (one root a layer), since every site makes them at the beginning of a run while the
 * others wait.
 */
public final class InitialModel {
    private final List<Integer> widths;
    private final Initialisation initialisation;
    private final SplitMix random;
    private int constants;
    private int layer;
    private long weights;
    private long biases;
    private double bound;

    private InitialModel(List<Integer> widths, Initialisation initialisation, int constants, long seed) {
        this.widths = widths;
        this.initialisation = initialisation;
        this.constants = constants;
        this.random = new SplitMix(seed);
    }

    /**
     * Begins at the first parameter; of a summary there is none.
     *
     * @throws IllegalStateException of a plan with a {@link io.covalence.contract.plan.work.WarmStart}
     */
    public static InitialModel of(StudyPlan plan, RunId runId) {
        return switch (plan.work()) {
            case Learning learning -> of(plan, learning, runId);
            case Summary summary -> new InitialModel(List.of(), Initialisation.GLOROT, 0, 0);
        };
    }

    private static InitialModel of(StudyPlan plan, Learning learning, RunId runId) {
        if (learning.start().model().isPresent()) {
            throw new IllegalStateException("the run begins with a model that is there");
        }
        int inputs = plan.inputs().width();
        int outputs = learning.task().outputs();
        int constants = learning.task().constants();
        long seed = Seeds.initialModel(plan, runId);
        return switch (learning.architecture()) {
            case Linear linear -> new InitialModel(List.of(inputs, outputs), linear.initialisation(), constants, seed);
            case Perceptron perceptron ->
                new InitialModel(perceptron.widths(inputs, outputs), perceptron.initialisation(), constants, seed);
        };
    }

    /** All parameters. */
    public static float[] parameters(StudyPlan plan, RunId runId) {
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
            if (layer == widths.size() - 1 && constants > 0) {
                constants--;
                return 0;
            }
            enterLayer();
        }
        if (weights > 0) {
            weights--;
            return draw();
        }
        biases--;
        return initialisation == Initialisation.FAN_IN ? draw() : 0;
    }

    private float draw() {
        return (float) (bound * random.nextSigned());
    }

    private void enterLayer() {
        int in = widths.get(layer);
        int out = widths.get(layer + 1);
        layer++;
        weights = (long) in * out;
        biases = out;
        bound = switch (initialisation) {
            case GLOROT -> Math.sqrt(6.0 / (in + out));
            case FAN_IN -> 1 / Math.sqrt(in);
        };
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
