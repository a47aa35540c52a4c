package io.covalence.connector.round;

import io.covalence.contract.round.LeaveReason;

/** How a round ended for this site. */
public sealed interface RoundOutcome {
    /** The site did everything that was asked of it. */
    record Contributed() implements RoundOutcome {}

    /** The site did everything that was asked of it, and what the service said about it does not hold. */
    record Doubted(String why) implements RoundOutcome {}

    /** The round went on, or ended, without this site. */
    record Missed(String why) implements RoundOutcome {}

    /** This site would not take part. Of this the reason leaves the site, and nothing else. */
    record Refused(LeaveReason reason, String why) implements RoundOutcome {}
}
