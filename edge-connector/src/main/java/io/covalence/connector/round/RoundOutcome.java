package io.covalence.connector.round;

/** How a round ended for this site. */
public sealed interface RoundOutcome {
    /** The site did everything that was asked of it. */
    record Contributed() implements RoundOutcome {}

    /** The round went on, or ended, without this site. */
    record Missed(String why) implements RoundOutcome {}

    /** This site would not take part. */
    record Refused(String why) implements RoundOutcome {}
}
