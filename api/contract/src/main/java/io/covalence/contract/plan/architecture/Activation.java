package io.covalence.contract.plan.architecture;

/** Activation of the hidden layers. */
public enum Activation {
    RELU,
    TANH
}
