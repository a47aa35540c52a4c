package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.home.ConnectorHome;
import io.covalence.contract.round.RoundOffer;
import io.covalence.contract.round.SitePhase;
import java.time.Clock;
import java.util.Locale;

/** Keeps the status file up to date. */
public final class StatusBoard implements Watcher {
    private final ConnectorHome home;
    private final Clock clock;
    private DaemonStatus status;
    /** What stays wrong however well rounds go. */
    private String standing = "";

    public StatusBoard(ConnectorHome home, Clock clock, long pid) {
        this.home = home;
        this.clock = clock;
        this.status = DaemonStatus.starting(pid, clock.instant());
        status.write(home);
    }

    @Override
    public synchronized void at(RoundOffer offer, SitePhase phase) {
        var words = phase.name().toLowerCase(Locale.ROOT);
        set(
                status.in(offer.studyId().value(), offer.runId().value(), offer.number())
                        .heardAt(clock.instant()),
                words);
    }

    synchronized void waiting() {
        set(status, "waiting for a round");
    }

    synchronized void heard() {
        status = status.heardAt(clock.instant());
    }

    synchronized void ended(RoundOutcome outcome) {
        var next = switch (outcome) {
            case RoundOutcome.Contributed contributed -> status.contributedOne().troubled(standing);
            case RoundOutcome.Doubted doubted -> status.contributedOne().troubled(doubted.why());
            case RoundOutcome.Missed missed -> status.missedOne(missed.why());
            case RoundOutcome.Refused refused -> status.missedOne(refused.why());
        };
        set(next, "waiting for a round");
    }

    synchronized void troubled(String why) {
        set(status.troubled(why), "trying to reach the service");
    }

    synchronized void doubted(String why) {
        set(status.troubled(why), "waiting for a round");
    }

    /** Something that is wrong while everything goes on, and that no round makes right. */
    public synchronized void warned(String why) {
        standing = why;
        noticed(why);
    }

    /** Something that is wrong while everything goes on. */
    synchronized void noticed(String why) {
        set(status.troubled(why), status.doing());
    }

    synchronized void refused(String why) {
        set(status.troubled(why), "stopped");
    }

    synchronized void stopped() {
        set(status, "stopped");
    }

    private void set(DaemonStatus next, String words) {
        status = next.doing(words, clock.instant());
        try {
            status.write(home);
        } catch (Failure unwritten) {
            // The file is there for people; rounds go on without it.
        }
    }
}
