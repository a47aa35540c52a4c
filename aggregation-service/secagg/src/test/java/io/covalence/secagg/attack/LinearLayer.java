package io.covalence.secagg.attack;

import java.util.Arrays;

/**
 * The gradient of a linear layer: for unit j it is {@code deltas[j] · input} by the weights and {@code deltas[j]} by the bias,
 * so that for one example the ratio of the two is the input (Geiping et al., NeurIPS 2020, proposition 3.1). Layout: the
 * weights of each unit, then all biases.
 */
record LinearLayer(int inputs, int units) {
    double[] gradient(double[] input, double[] deltas) {
        var gradient = new double[size()];
        for (int unit = 0; unit < units; unit++) {
            for (int i = 0; i < inputs; i++) {
                gradient[unit * inputs + i] = deltas[unit] * input[i];
            }
            gradient[units * inputs + unit] = deltas[unit];
        }
        return gradient;
    }

    int size() {
        return units * (inputs + 1);
    }

    /** What a unit's gradient tells of the input. */
    double[] ratio(double[] gradient, int unit) {
        double bias = gradient[units * inputs + unit];
        return Arrays.stream(gradient, unit * inputs, (unit + 1) * inputs)
                .map(weight -> weight / bias)
                .toArray();
    }

    /** Each unit's gradient less that of the next one; 0 for the last. */
    double[] lessTheNext(double[] gradient) {
        var differences = new double[gradient.length];
        for (int unit = 0; unit < units - 1; unit++) {
            for (int i = 0; i < inputs; i++) {
                int at = unit * inputs + i;
                differences[at] = gradient[at] - gradient[at + inputs];
            }
            int bias = units * inputs + unit;
            differences[bias] = gradient[bias] - gradient[bias + 1];
        }
        return differences;
    }
}
