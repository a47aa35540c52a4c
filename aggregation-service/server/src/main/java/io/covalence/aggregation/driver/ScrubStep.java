package io.covalence.aggregation.driver;

import io.covalence.aggregation.contribution.ContributionStore;
import io.covalence.aggregation.evidence.Archive;
import io.covalence.aggregation.round.MessageStore;
import io.covalence.aggregation.round.Round;
import io.covalence.aggregation.round.WorkStore.Lease;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last step of a round: its bundle is put together, then what its sites have sent is deleted; in the end also when no bundle
 * can be made of it.
 */
final class ScrubStep {
    /** Attempts at a bundle; with the pauses between them, an hour and a half. */
    static final int MAX_ATTEMPTS = 16;

    private static final Logger LOG = LoggerFactory.getLogger(ScrubStep.class);

    private final LeasedRounds leased;
    private final Archive archive;
    private final ContributionStore contributions;
    private final MessageStore messages;
    private final Clock clock;

    ScrubStep(
            LeasedRounds leased, Archive archive, ContributionStore contributions, MessageStore messages, Clock clock) {
        this.leased = leased;
        this.archive = archive;
        this.contributions = contributions;
        this.messages = messages;
        this.clock = clock;
    }

    void take(Lease lease) throws IOException {
        var round = leased.round(lease);
        keep(round, lease);
        contributions.scrub(round);
        leased.close(lease, transaction -> messages.scrub(transaction, round.roundId()));
    }

    private void keep(Round round, Lease lease) throws IOException {
        try {
            archive.keep(round, clock.instant());
        } catch (RuntimeException | IOException e) {
            if (lease.attempts() < MAX_ATTEMPTS) {
                throw e;
            }
            LOG.error(
                    "event=NO_BUNDLE run={} round={} number={} detail=\"after {} attempts there is no bundle of this round,"
                            + " and there will be none: what its sites have sent is deleted\"",
                    round.runId(),
                    round.roundId(),
                    round.number(),
                    lease.attempts(),
                    e);
        }
    }
}
