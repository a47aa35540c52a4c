package io.covalence.contract.plan;

/** Activation of the hidden layers. */
public enum Activation {
    RELU,
    TANH
}
