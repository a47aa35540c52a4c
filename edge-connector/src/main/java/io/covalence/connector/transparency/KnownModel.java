package io.covalence.connector.transparency;

/**
 * The newest model of a run that the service has named, in an offer or a result that it signed.
 *
 * @param hash hex
 */
public record KnownModel(String runId, int version, String hash) {}
