package io.covalence.aggregation.model;

import io.covalence.contract.plan.Aggregation;

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
     * Steps the coordinates from {@code from} on by one stretch of the mean.
     *
     * @param velocity as long as the parameters; empty when nothing is remembered
     */
    public void step(float[] parameters, float[] velocity, int from, double[] mean) {
        for (int i = 0; i < mean.length; i++) {
            double v = mean[i];
            if (remembers()) {
                v += momentum * velocity[from + i];
                velocity[from + i] = (float) v;
            }
            parameters[from + i] = (float) (parameters[from + i] + learningRate * v);
        }
    }
}
