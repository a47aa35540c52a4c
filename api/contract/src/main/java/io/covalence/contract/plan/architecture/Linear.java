package io.covalence.contract.plan.architecture;

import io.covalence.contract.plan.Defaulted;
import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.Statement;
import java.util.Objects;

/**
 * A linear model: each output is a weighted sum of the inputs and a bias.
 *
 * @param initialisation of weights and biases; {@link Initialisation#GLOROT} when left out
 */
@Kind("linear")
public record Linear(@Defaulted Initialisation initialisation) implements Architecture {
    public Linear {
        initialisation = Objects.requireNonNullElse(initialisation, Initialisation.GLOROT);
    }

    @Override
    public long parameters(int inputs, int outputs) {
        return (inputs + 1L) * outputs;
    }

    @Override
    public Statement says(int inputs, int outputs) {
        return Statement.of("architecture.linear", inputs, outputs, parameters(inputs, outputs));
    }
}
