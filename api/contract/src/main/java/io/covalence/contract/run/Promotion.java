package io.covalence.contract.run;

/**
 * The choice of a run's result.
 *
 * @param version a model version that a completed round of the run made
 */
public record Promotion(int version) {}
