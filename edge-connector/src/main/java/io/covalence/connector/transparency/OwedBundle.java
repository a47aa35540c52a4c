package io.covalence.connector.transparency;

import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;

/**
 * A bundle that the service owes this site, and what it has to name.
 *
 * @param charterHash hex
 * @param session hex; the session that this site took part in
 * @param survivors hex; hash of the set of survivors that this site agreed to
 * @param result base64; the signed result that the service gave this site, M10; empty while it gave none
 */
public record OwedBundle(
        RoundId roundId,
        RunId runId,
        int number,
        int attempt,
        String charterHash,
        String session,
        String survivors,
        String result) {
    /** The same, once the service has given its result. */
    public OwedBundle with(String signedResult) {
        return new OwedBundle(roundId, runId, number, attempt, charterHash, session, survivors, signedResult);
    }
}
