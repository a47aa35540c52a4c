package io.covalence.aggregation.model;

import io.covalence.contract.plan.Aggregation;
import java.nio.FloatBuffer;

/**
 * Applies the sites' mean update: {@code v = momentum v + mean}, {@code x = x + rate v}, in place. With momentum 0 and rate 1
 * this is federated averaging (McMahan et al. 2017); with momentum it is FedAvgM (Hsu, Qi and Brown 2019).
 */
public record ServerOptimiser(double learningRate, double momentum) {
    public static ServerOptimiser of(Aggregation aggregation) {
        return new ServerOptimiser(aggregation.serverLearningRate(), aggregation.serverMomentum());
    }

    /** Whether the velocity matters to the next step. */
    public boolean remembers() {
        return momentum > 0;
    }

    /**
     * Steps coordinates along their mean.
     *
     * @param velocity as long as the parameters; empty when nothing is remembered
     */
    public void step(FloatBuffer parameters, FloatBuffer velocity, double[] mean) {
        boolean remembers = remembers();
        for (int i = 0; i < mean.length; i++) {
            double v = mean[i];
            if (remembers) {
                v += momentum * velocity.get(i);
                velocity.put(i, (float) v);
            }
            parameters.put(i, (float) (parameters.get(i) + learningRate * v));
        }
    }
}
