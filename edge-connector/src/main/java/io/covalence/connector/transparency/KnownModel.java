package io.covalence.connector.transparency;

import io.covalence.contract.id.RunId;

/**
 * The newest model of a run that the service has named, in an offer or a result that it signed.
 *
 * @param hash hex
 */
public record KnownModel(RunId runId, int version, String hash) {}
