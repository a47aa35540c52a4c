package io.covalence.connector.transparency;

/**
 * What this site saw of a round in which it answered. If the service never sends the round's bundle, this is the
 * evidence.
 *
 * @param round the owed bundle, with its signed result, M10, once that came
 * @param survivors base64; M6, with the members' signatures
 * @param quorum base64; M8, with their agreements
 */
public record SeenRound(OwedBundle round, String survivors, String quorum) {
    /** The same, once the service has given its result. */
    public SeenRound with(String signedResult) {
        return new SeenRound(round.with(signedResult), survivors, quorum);
    }
}
