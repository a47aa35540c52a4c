package io.covalence.learning.step;

import java.util.List;

/**
 * {@code v = momentum v + mean}, {@code x = x + rate v}. With momentum 0 and rate 1 this is federated averaging
 * (McMahan et al. 2017); with momentum it is FedAvgM (Hsu, Qi and Brown 2019). Without momentum there is no memory.
 *
 * @param learningRate step along {@code v}
 * @param momentum share of {@code v} kept from the version before
 */
public record FedAvgStep(double learningRate, double momentum) implements ServerStep {
    /** The name of {@code v}. */
    public static final String MOMENTUM = "momentum";

    @Override
    public List<StateVector> memory() {
        return momentum > 0 ? List.of(new StateVector(MOMENTUM, 0)) : List.of();
    }

    @Override
    public void step(int versions, StateSegment state, Means means) {
        var mean = means.of(StateVector.MODEL);
        var model = state.vector(StateVector.MODEL);
        if (momentum > 0) {
            var velocity = state.vector(MOMENTUM);
            for (int i = 0; i < mean.length; i++) {
                double v = mean[i] + momentum * velocity.get(i);
                velocity.put(i, (float) v);
                model.put(i, (float) (model.get(i) + learningRate * v));
            }
        } else {
            for (int i = 0; i < mean.length; i++) {
                model.put(i, (float) (model.get(i) + learningRate * mean[i]));
            }
        }
    }
}
