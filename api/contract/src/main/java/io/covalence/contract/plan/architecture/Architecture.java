package io.covalence.contract.plan.architecture;

import io.covalence.contract.plan.Statement;

/** The model that is trained. */
public sealed interface Architecture permits Linear, Perceptron {
    /** Parameters of the model for so many inputs and outputs. */
    long parameters(int inputs, int outputs);

    /** What the model is. */
    Statement says(int inputs, int outputs);
}
