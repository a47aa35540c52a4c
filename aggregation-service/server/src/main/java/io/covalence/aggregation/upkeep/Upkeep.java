package io.covalence.aggregation.upkeep;

import io.covalence.aggregation.contribution.ContributionStore;
import io.covalence.aggregation.model.ModelStore;
import io.covalence.aggregation.model.ModelVersion;
import io.covalence.aggregation.outbox.Outbox;
import io.covalence.aggregation.round.Accusations;
import io.covalence.aggregation.round.Round;
import io.covalence.aggregation.round.RoundStore;
import io.covalence.aggregation.round.WorkStore;
import io.covalence.aggregation.run.RunStore;
import io.covalence.aggregation.settings.Settings;
import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.store.Transaction;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what nobody needs any longer: of rounds that ended a while ago everything that grows with sites and chunks, events
 * that have been read, files that were never finished. One replica does it at a time, a bounded piece every few minutes;
 * begun again after a crash it goes on with what is left.
 */
public final class Upkeep {
    /** How often a piece is done, by whichever replica. */
    static final Duration EVERY = Duration.ofMinutes(5);

    /** How often a replica asks whether one is due. */
    private static final Duration ASK = Duration.ofMinutes(1);

    private static final int MOST_ROUNDS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final Database database;
    private final Outbox outbox;
    private final RunStore runs;
    private final RoundStore rounds;
    private final Accusations accusations;
    private final WorkStore work;
    private final ContributionStore contributions;
    private final ModelStore models;
    private final Settings settings;
    private final Clock clock;
    private volatile Instant next = Instant.MIN;

    public Upkeep(
            Database database,
            Outbox outbox,
            RunStore runs,
            RoundStore rounds,
            Accusations accusations,
            WorkStore work,
            ContributionStore contributions,
            ModelStore models,
            Settings settings,
            Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.runs = runs;
        this.rounds = rounds;
        this.accusations = accusations;
        this.work = work;
        this.contributions = contributions;
        this.models = models;
        this.settings = settings;
        this.clock = clock;
    }

    /** Does a piece when one is due; asking more often than once a minute costs nothing. */
    public void whenDue() {
        var now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(ASK);
        if (claim(now)) {
            outbox.prune(now.minus(settings.keepEvents()));
            var closed = database.directory(
                    transaction -> work.closedBefore(transaction, now.minus(settings.keepRounds()), MOST_ROUNDS));
            closed.forEach(this::prune);
        }
    }

    private boolean claim(Instant now) {
        return database.directory(transaction -> transaction.update(
                        "update chore set due_at = ? where name = 'upkeep' and due_at <= ?", now.plus(EVERY), now)
                > 0);
    }

    /** The version that the round started from, when no step will be taken from it: the run has a newer one, or has ended. */
    private Optional<ModelVersion> superseded(Transaction transaction, Round round) {
        var run = runs.require(transaction, round.runId());
        return run.state().ended() || run.modelVersion() > round.modelVersion()
                ? models.find(transaction, round.runId(), round.modelVersion())
                : Optional.empty();
    }

    /** Files first: rows that are gone would no longer lead to them. One round that cannot be pruned keeps no other waiting. */
    private void prune(WorkStore.Closed closed) {
        try {
            var round = database.tenant(
                    closed.tenantId(),
                    transaction -> rounds.find(transaction, closed.roundId()).orElseThrow());
            var superseded = database.tenant(closed.tenantId(), transaction -> superseded(transaction, round));
            contributions.scrub(round);
            if (superseded.isPresent()) {
                models.forgetMemory(closed.tenantId(), superseded.get());
            }
            models.sweep(closed.tenantId(), closed.runId(), clock.instant().minus(settings.keepRounds()));
            database.inTenant(closed.tenantId(), transaction -> {
                rounds.prune(transaction, closed.roundId());
                accusations.prune(transaction, runs.require(transaction, closed.runId()));
                work.pruned(transaction, closed.roundId());
            });
        } catch (IOException | RuntimeException e) {
            LOG.warn("what round {} has left behind could not be deleted", closed.roundId(), e);
        }
    }
}
