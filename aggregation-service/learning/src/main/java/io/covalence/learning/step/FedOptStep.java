package io.covalence.learning.step;

import java.util.List;

/**
 * Adaptive server optimisers: algorithm 2 of Reddi et al., "Adaptive federated optimization" (ICLR 2021), with the
 * sites' weighted mean {@code d} as its pseudo-gradient:
 *
 * <pre>
 * m = b1 m + (1 - b1) d
 * v = b2 v + (1 - b2) d²                  FedAdam
 * v = v - (1 - b2) d² sign(v - d²)        FedYogi
 * v = v + d²                              FedAdagrad
 * x = x + rate m / (sqrt(v) + tau)
 * </pre>
 *
 * <p>The paper corrects no bias, and begins {@code v} at no less than {@code tau²}; FLamby begins it at 0. With bias
 * correction the last line has {@code m / (1 - b1^t)} and {@code v / (1 - b2^t)} in place of {@code m} and {@code v},
 * where {@code t} is 1 at the first step (Kingma and Ba, "Adam", ICLR 2015, algorithm 1). It belongs to Adam, whose
 * averages begin at 0, and to no other rule.
 *
 * @param learningRate step along the scaled first moment
 * @param firstDecay b1, from 0 to less than 1
 * @param secondDecay b2, from 0 to less than 1; FedAdagrad has none
 * @param adaptivity tau, positive: how small a second moment still counts
 * @param initial each value of {@code v} in version 0
 */
public record FedOptStep(
        Rule rule,
        double learningRate,
        double firstDecay,
        double secondDecay,
        double adaptivity,
        float initial,
        boolean biasCorrection)
        implements ServerStep {
    /** The name of {@code m}. */
    public static final String FIRST_MOMENT = "first-moment";

    /** The name of {@code v}. */
    public static final String SECOND_MOMENT = "second-moment";

    /** How the second moment goes on. */
    public enum Rule {
        ADAM,
        YOGI,
        ADAGRAD;

        private double next(double v, double squared, double decay) {
            return switch (this) {
                case ADAM -> decay * v + (1 - decay) * squared;
                case YOGI -> v - (1 - decay) * squared * Math.signum(v - squared);
                case ADAGRAD -> v + squared;
            };
        }
    }

    /**
     * Checks what the formulas need.
     *
     * @throws IllegalArgumentException for bias correction where it corrects nothing
     */
    public FedOptStep {
        if (biasCorrection && (rule != Rule.ADAM || initial != 0)) {
            throw new IllegalArgumentException("bias is corrected for Adam that begins at 0 only");
        }
    }

    @Override
    public List<StateVector> memory() {
        return List.of(new StateVector(FIRST_MOMENT, 0), new StateVector(SECOND_MOMENT, initial));
    }

    @Override
    public void step(int versions, StateSegment state, Means means) {
        var mean = means.of(StateVector.MODEL);
        var model = state.vector(StateVector.MODEL);
        var first = state.vector(FIRST_MOMENT);
        var second = state.vector(SECOND_MOMENT);
        double firstShare = share(firstDecay, versions);
        double secondShare = share(secondDecay, versions);
        for (int i = 0; i < mean.length; i++) {
            double m = firstDecay * first.get(i) + (1 - firstDecay) * mean[i];
            double v = rule.next(second.get(i), mean[i] * mean[i], secondDecay);
            first.put(i, (float) m);
            second.put(i, (float) v);
            double scaled = (m / firstShare) / (Math.sqrt(v / secondShare) + adaptivity);
            model.put(i, (float) (model.get(i) + learningRate * scaled));
        }
    }

    /** What of an average has come from means and not from the 0 that it began at; 1 where nothing is corrected. */
    private double share(double decay, int versions) {
        return biasCorrection ? 1 - StrictMath.pow(decay, versions + 1.0) : 1;
    }
}
