package io.covalence.connector.learning.algorithm;

import io.covalence.connector.dataset.MoleculeRow;
import io.covalence.connector.dataset.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Rows for a logistic regression on 64 inputs, and its gradient written out in plain Java. */
final class LinearRows {
    static final int INPUTS = 64;

    private LinearRows() {}

    /** Rows with three inputs that are 1 and a label. */
    static List<Row> of(int count, long seed) {
        var random = new SplittableRandom(seed);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < count; i++) {
            int[] bits = {random.nextInt(20), 20 + random.nextInt(20), 40 + random.nextInt(24)};
            rows.add(new MoleculeRow(bits, new float[0], new float[] {random.nextInt(2)}));
        }
        return rows;
    }

    /** Weights and then the bias. */
    static float[] model(long seed) {
        var random = new SplittableRandom(seed);
        var model = new float[INPUTS + 1];
        for (int i = 0; i < model.length; i++) {
            model[i] = (float) random.nextDouble(-0.5, 0.5);
        }
        return model;
    }

    /** Of the mean cross-entropy of all rows, without a penalty. */
    static double[] gradient(List<Row> rows, float[] model) {
        var gradient = new double[model.length];
        for (var row : rows) {
            var inputs = new float[INPUTS];
            row.writeInputs(inputs, 0, INPUTS);
            double logit = model[INPUTS];
            for (int i = 0; i < INPUTS; i++) {
                logit += (double) inputs[i] * model[i];
            }
            double error = (1 / (1 + Math.exp(-logit)) - row.label(0)) / rows.size();
            for (int i = 0; i < INPUTS; i++) {
                gradient[i] += error * inputs[i];
            }
            gradient[INPUTS] += error;
        }
        return gradient;
    }
}
