package io.covalence.aggregation.round;

import io.covalence.contract.round.SitePhase;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Complaints;
import io.covalence.secagg.message.Consistent;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.SignedMessage;
import io.covalence.secagg.message.Unmask;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    /** After M4: dealers whose shares are bad. The site stands where it stood. */
    COMPLAINTS(null, 1 << 15),
    /** A vote that the attempt is never opened; never together with M7. */
    ABORT_VOTE(SitePhase.ABANDONED, 1 << 8);

    private final @Nullable SitePhase reached;
    private final int maximumBytes;

    MessageKind(@Nullable SitePhase reached, int maximumBytes) {
        this.reached = reached;
        this.maximumBytes = maximumBytes;
    }

    /** Where a site stands once it has sent it; absent when it stands where it stood. */
    public Optional<SitePhase> reached() {
        return Optional.ofNullable(reached);
    }

    /**
     * The part of a message that its sender has signed.
     *
     * @throws io.covalence.secagg.ProtocolViolation (MALFORMED, UNSUPPORTED_VERSION)
     */
    public SignedMessage signed(byte[] body) {
        return switch (this) {
            case ADVERTISE -> Advertise.decode(body);
            case SHARES -> Shares.header(body);
            case MASKED -> MaskedHeader.decode(body);
            case AGREEMENT -> Consistent.decode(body);
            case UNMASK -> Unmask.decode(body);
            case COMPLAINTS -> Complaints.decode(body);
            case ABORT_VOTE -> AbortVote.decode(body);
        };
    }

    public int maximumBytes() {
        return maximumBytes;
    }
}
