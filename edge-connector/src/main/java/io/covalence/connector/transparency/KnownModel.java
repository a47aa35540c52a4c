package io.covalence.connector.transparency;

/**
 * The model that the last signed result of a run named.
 *
 * @param hash hex
 */
public record KnownModel(String runId, int version, String hash) {}
