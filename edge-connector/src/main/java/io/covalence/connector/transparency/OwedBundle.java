package io.covalence.connector.transparency;

/**
 * A bundle that the service owes this site, and what it has to be about.
 *
 * @param charterHash hex
 * @param session hex; the session that this site took part in
 */
public record OwedBundle(String roundId, String runId, int number, int attempt, String charterHash, String session) {}
