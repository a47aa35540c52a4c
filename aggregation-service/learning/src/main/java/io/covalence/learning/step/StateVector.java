package io.covalence.learning.step;

import io.covalence.contract.plan.UpdateVector;

/**
 * A vector of a version's state, as long as the model.
 *
 * @param name lower-case letters and hyphens; it names the vector's file and is part of the version's hash
 * @param initial each of its values in version 0
 */
public record StateVector(String name, float initial) {
    /** The name of the model's own vector, which every state has and which begins as {@code InitialModel} says. */
    public static final String MODEL = UpdateVector.MODEL;
}
