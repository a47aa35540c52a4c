package io.covalence.contract.plan.architecture;

import io.covalence.contract.plan.Defaulted;
import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.Range;
import io.covalence.contract.plan.Size;
import io.covalence.contract.plan.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A multi-layer perceptron.
 *
 * @param hidden widths of the hidden layers, input side first; empty for a linear model
 * @param dropout probability that a hidden unit is dropped in training, 0 to below 1
 * @param initialisation of weights and biases; {@link Initialisation#GLOROT} when left out
 */
@Kind("perceptron")
public record Perceptron(
        @Size(most = 8) @Range(least = 1, most = 16_384) List<Integer> hidden,
        Activation activation,
        @Range(least = 0, most = 0.95) double dropout,
        @Defaulted Initialisation initialisation)
        implements Architecture {
    public Perceptron {
        hidden = List.copyOf(hidden);
        initialisation = Objects.requireNonNullElse(initialisation, Initialisation.GLOROT);
    }

    /** With the default beginning. */
    public Perceptron(List<Integer> hidden, Activation activation, double dropout) {
        this(hidden, activation, dropout, Initialisation.GLOROT);
    }

    /** Widths of all layers, input first, output last. */
    public List<Integer> widths(int inputs, int outputs) {
        var widths = new ArrayList<Integer>();
        widths.add(inputs);
        widths.addAll(hidden);
        widths.add(outputs);
        return List.copyOf(widths);
    }

    /** Weights and biases of all layers. */
    @Override
    public long parameters(int inputs, int outputs) {
        var widths = widths(inputs, outputs);
        long count = 0;
        for (int layer = 1; layer < widths.size(); layer++) {
            count += (widths.get(layer - 1) + 1L) * widths.get(layer);
        }
        return count;
    }

    @Override
    public Statement says(int inputs, int outputs) {
        var layers = widths(inputs, outputs).stream().map(String::valueOf).collect(Collectors.joining("-"));
        return Statement.of("architecture.perceptron", layers, parameters(inputs, outputs));
    }
}
