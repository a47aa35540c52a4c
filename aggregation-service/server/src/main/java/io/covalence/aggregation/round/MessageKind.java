package io.covalence.aggregation.round;

import io.covalence.contract.round.SitePhase;

/** The messages that sites send, each at most once in a round, and where a site stands once it has. */
public enum MessageKind {
    /** M1. */
    ADVERTISE(SitePhase.ADVERTISED, 1 << 12),
    /** M3. */
    SHARES(SitePhase.SHARED, 1 << 20),
    /** The header of M5. */
    MASKED(SitePhase.MASKED, 1 << 10),
    /** M7. */
    AGREEMENT(SitePhase.AGREED, 1 << 8),
    /** M9. */
    UNMASK(SitePhase.UNMASKED, 1 << 16),
    /** A vote that the attempt is never opened; never together with M7. */
    ABORT_VOTE(SitePhase.ABANDONED, 1 << 8);

    private final SitePhase reached;
    private final int maximumBytes;

    MessageKind(SitePhase reached, int maximumBytes) {
        this.reached = reached;
        this.maximumBytes = maximumBytes;
    }

    public SitePhase reached() {
        return reached;
    }

    public int maximumBytes() {
        return maximumBytes;
    }
}
