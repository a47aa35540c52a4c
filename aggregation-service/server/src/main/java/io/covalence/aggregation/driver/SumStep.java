package io.covalence.aggregation.driver;

import io.covalence.aggregation.driver.LeasedRounds.Locked;
import io.covalence.aggregation.measure.Measures;
import io.covalence.aggregation.model.ModelStore;
import io.covalence.aggregation.parallel.Deadline;
import io.covalence.aggregation.round.Completion;
import io.covalence.aggregation.round.Rounds;
import io.covalence.aggregation.round.WorkStore.Lease;
import io.covalence.aggregation.settings.Settings;
import io.covalence.contract.round.RoundPhase;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/** The step that opens a sum, without a transaction, and then completes the round if the lease still holds. */
final class SumStep {
    private final LeasedRounds leased;
    private final SumOpener opener;
    private final Rounds rounds;
    private final ModelStore models;
    private final Settings settings;
    private final Measures measures;
    private final Clock clock;

    SumStep(
            LeasedRounds leased,
            SumOpener opener,
            Rounds rounds,
            ModelStore models,
            Settings settings,
            Measures measures,
            Clock clock) {
        this.leased = leased;
        this.opener = opener;
        this.rounds = rounds;
        this.models = models;
        this.settings = settings;
        this.measures = measures;
        this.clock = clock;
    }

    /**
     * Opens the sum.
     *
     * @throws io.covalence.secagg.ProtocolViolation when the shares or the sum are not what honest sites produce
     * @throws IOException when a file is missing or has been changed
     */
    Completion open(Lease lease) throws IOException {
        var begun = clock.instant();
        var deadline = new Deadline(clock, begun.plus(settings.aggregation()));
        var completion = opener.open(leased.run(lease), leased.round(lease), deadline);
        measures.opened(Duration.between(begun, clock.instant()));
        return completion;
    }

    /** Completes the round, unless it has ended meanwhile. */
    void complete(Lease lease, Completion completion) {
        leased.locked(lease, locked -> {
            if (locked.round().phase() == RoundPhase.AGGREGATING) {
                complete(locked, completion);
            }
            return true;
        });
    }

    private void complete(Locked locked, Completion completion) {
        var model = completion.model();
        var transaction = locked.transaction();
        if (model.version() != locked.round().modelVersion()) {
            models.insert(transaction, locked.run().tenantId(), model, locked.now());
        }
        rounds.complete(transaction, locked.run(), locked.round(), completion, locked.now());
        leased.release(locked);
        transaction.afterwards(() -> {
            var ended = leased.round(locked.lease());
            measures.roundCompleted(ended.seconds(locked.now()), ended.overheadSeconds());
        });
    }
}
