package io.covalence.contract.plan;

import java.util.List;

/**
 * A multi-layer perceptron.
 *
 * @param hidden widths of the hidden layers, input side first; empty for a linear model
 * @param dropout probability that a hidden unit is dropped in training, 0 to below 1
 */
public record Model(List<Integer> hidden, Activation activation, double dropout) {
    public Model {
        hidden = List.copyOf(hidden);
    }
}
