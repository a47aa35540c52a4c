package io.covalence.contract.invitation;

/** Asks for the preview of an invitation. The token travels in a body, never in a URL. */
public record InvitationToken(String token) {
    @Override
    public String toString() {
        return "InvitationToken[REDACTED]";
    }
}
