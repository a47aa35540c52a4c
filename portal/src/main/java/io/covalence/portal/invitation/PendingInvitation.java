package io.covalence.portal.invitation;

import java.io.Serializable;
import java.util.Optional;
import java.util.function.Function;

/**
 * An invitation that somebody has opened and not yet answered. It waits in the web session, so that it survives the sign-in
 * without its token ever standing in an address.
 */
record PendingInvitation(String token) implements Serializable {
    static final String ATTRIBUTE = PendingInvitation.class.getName();

    /** Finds it among a session's attributes. */
    static Optional<PendingInvitation> in(Function<String, Object> attributes) {
        return attributes.apply(ATTRIBUTE) instanceof PendingInvitation pending
                ? Optional.of(pending)
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "PendingInvitation[REDACTED]";
    }
}
