package io.covalence.connector.baseline;

import io.covalence.contract.plan.StudyPlan;
import java.util.SplittableRandom;

/**
 * Untrained parameters: weights from a normal distribution of variance {@code 2 / (inputs + outputs)} (Glorot and Bengio, AISTATS
 * 2010), biases zero. The aggregation service draws a run's first model likewise.
 */
public final class InitialModel {
    private InitialModel() {}

    /** Parameters layer by layer, weights column by column, then biases. */
    public static float[] of(StudyPlan plan) {
        var random = new SplittableRandom(plan.training().seed());
        var parameters = new float[Math.toIntExact(plan.parameters())];
        var widths = plan.layerWidths();
        int next = 0;
        for (int layer = 1; layer < widths.size(); layer++) {
            int inputs = widths.get(layer - 1);
            int outputs = widths.get(layer);
            double deviation = Math.sqrt(2.0 / (inputs + outputs));
            for (int i = 0; i < inputs * outputs; i++) {
                parameters[next++] = (float) (deviation * random.nextGaussian());
            }
            next += outputs;
        }
        return parameters;
    }
}
