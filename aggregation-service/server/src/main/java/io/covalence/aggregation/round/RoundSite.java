package io.covalence.aggregation.round;

import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.SitePhase;
import java.time.Instant;

/**
 * A site in a round.
 *
 * @param reason why it was dropped, else empty
 * @param began whether it has trained, or tried to, in this round
 * @param gone whether it said that it is done with this round
 * @param left why it left, in a word of {@link io.covalence.contract.round.LeaveReason}; empty when it did not say
 * @param cohort 0 outside the roster, 1 in U1, 2 in U2, 3 in U3, 4 in U3 and in the quorum M8
 * @param misconduct what it has been proved to have done, or too many say it has, else empty; the round goes on without it
 * @param fault what it has sent that was refused, until it has sent what it should; else empty
 * @param notice what people should know of it, though it changes nothing for the round; else empty
 * @param lastHeard its last sign of life in the run
 */
public record RoundSite(
        SiteId siteId,
        SitePhase phase,
        String reason,
        boolean began,
        boolean gone,
        String left,
        int cohort,
        double trainingSeconds,
        String misconduct,
        String fault,
        String notice,
        Instant lastHeard) {
    /** Whether the round goes on without it, whatever it sends. */
    public boolean isOut() {
        return !misconduct.isEmpty();
    }

    /** What people are to know of it when the round is over; else empty. */
    String blame() {
        return misconduct.isEmpty() ? fault : misconduct;
    }

    public static final int ROSTER = 1;
    public static final int SHARING = 2;
    public static final int SURVIVING = 3;
    public static final int AGREEING = 4;
}
