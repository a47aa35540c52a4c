package io.covalence.aggregation.round;

import io.covalence.contract.round.SitePhase;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Agreement;
import io.covalence.secagg.message.Complaints;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.SignedMessage;
import io.covalence.secagg.message.Unmask;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of message that sites send, each at most once in a round, and the phase that a site reaches by sending it.
 */
public enum MessageKind {
    /** M1. */
    ADVERTISE("key advertisement", SitePhase.ADVERTISED, 1 << 12),
    /** M3. */
    SHARES("set of shares", SitePhase.SHARED, 1 << 20),
    /** The header of M5. */
    MASKED("masked vector header", SitePhase.MASKED, 1 << 10),
    /** M7. */
    AGREEMENT("agreement", SitePhase.AGREED, 1 << 8),
    /** M9. */
    UNMASK("set of revealed shares", SitePhase.UNMASKED, 1 << 16),
    /** After M4: dealers whose shares are bad. The phase of the site stays. */
    COMPLAINTS("complaint", null, 1 << 15),
    /** A vote that the attempt is never opened; never together with M7. */
    ABORT_VOTE("vote to abort", SitePhase.ABANDONED, 1 << 8);

    private final String title;
    private final @Nullable SitePhase reached;
    private final int maximumBytes;

    MessageKind(String title, @Nullable SitePhase reached, int maximumBytes) {
        this.title = title;
        this.reached = reached;
        this.maximumBytes = maximumBytes;
    }

    /** What people call it, without an article. */
    public String title() {
        return title;
    }

    /** The message that the same site may not send beside it. */
    public Optional<MessageKind> excluded() {
        return switch (this) {
            case AGREEMENT -> Optional.of(ABORT_VOTE);
            case ABORT_VOTE -> Optional.of(AGREEMENT);
            case ADVERTISE, SHARES, MASKED, UNMASK, COMPLAINTS -> Optional.empty();
        };
    }

    /** The phase that a site reaches by sending it; absent when the phase stays. */
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
            case AGREEMENT -> Agreement.decode(body);
            case UNMASK -> Unmask.decode(body);
            case COMPLAINTS -> Complaints.decode(body);
            case ABORT_VOTE -> AbortVote.decode(body);
        };
    }

    public int maximumBytes() {
        return maximumBytes;
    }
}
