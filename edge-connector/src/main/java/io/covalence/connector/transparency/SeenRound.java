package io.covalence.connector.transparency;

/**
 * What this site saw of a round in which it answered. Should the service never hand over the round's bundle, this is the evidence.
 *
 * @param round what the service owes for it, with its signed result, M10, once that came
 * @param survivors base64; M6, with the members' signatures
 * @param quorum base64; M8, with which they agreed
 */
public record SeenRound(OwedBundle round, String survivors, String quorum) {
    /** The same, once the service has given its result. */
    public SeenRound with(String signedResult) {
        return new SeenRound(round.with(signedResult), survivors, quorum);
    }
}
