package io.covalence.contract.invitation;

/** Asks what an invitation is about. It travels in a body, never in a URL. */
public record InvitationToken(String token) {
    @Override
    public String toString() {
        return "InvitationToken[REDACTED]";
    }
}
