package io.covalence.aggregation.driver;

import io.covalence.aggregation.contribution.ContributionStore;
import io.covalence.aggregation.evidence.Archive;
import io.covalence.aggregation.round.MessageStore;
import io.covalence.aggregation.round.WorkStore.Lease;
import java.io.IOException;
import java.time.Clock;

/** The last step of a round: its bundle is put together, then what its sites have sent is deleted. */
public final class ScrubStep {
    private final LeasedRounds leased;
    private final Archive archive;
    private final ContributionStore contributions;
    private final MessageStore messages;
    private final Clock clock;

    public ScrubStep(
            LeasedRounds leased, Archive archive, ContributionStore contributions, MessageStore messages, Clock clock) {
        this.leased = leased;
        this.archive = archive;
        this.contributions = contributions;
        this.messages = messages;
        this.clock = clock;
    }

    void take(Lease lease) throws IOException {
        var round = leased.round(lease);
        archive.keep(round, clock.instant());
        contributions.scrub(round);
        leased.close(lease, transaction -> messages.scrub(transaction, round.roundId()));
    }
}
