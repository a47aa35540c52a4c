package io.covalence.aggregation.model;

/**
 * An immutable model of a run.
 *
 * @param version 0 for the initial one
 * @param sha256 hex; over the parameters, float32 little-endian
 * @param velocitySha256 hex, over the server optimiser's velocity in the same form; empty when it has none
 * @param logIndex its place in the tenant's log; -1 until it is in there
 * @param bytes size of the parameters
 */
public record ModelVersion(
        String runId, int version, String sha256, String velocitySha256, long bytes, long logIndex) {}
