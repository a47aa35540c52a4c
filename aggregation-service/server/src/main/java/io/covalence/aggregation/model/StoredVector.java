package io.covalence.aggregation.model;

/**
 * A vector that a version remembers beside the model, in a file of its own: float32, little-endian, as long as the model unless
 * it is the scale.
 *
 * @param name as the server step knows it
 * @param sha256 hex
 * @param file its name in the run's folder of models
 */
public record StoredVector(String name, String sha256, String file) {}
