package io.covalence.connector.transparency;

/**
 * A round that, as the service says, failed after this site had answered: its sum may have been opened all the same.
 *
 * @param reason as the service gave it
 * @param survivors base64; M6, with the members' signatures
 * @param quorum base64; M8, with their agreements
 */
public record FailedRound(OwedBundle round, String reason, String survivors, String quorum) {}
