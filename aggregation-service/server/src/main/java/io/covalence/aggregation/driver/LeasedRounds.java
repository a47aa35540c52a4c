package io.covalence.aggregation.driver;

import io.covalence.aggregation.round.Round;
import io.covalence.aggregation.round.RoundStore;
import io.covalence.aggregation.round.WorkStore;
import io.covalence.aggregation.round.WorkStore.Lease;
import io.covalence.aggregation.run.Run;
import io.covalence.aggregation.run.RunStore;
import io.covalence.aggregation.settings.Settings;
import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.store.Transaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rounds leased for a step each. What a step changes it changes locked, and only while its lease holds. */
final class LeasedRounds {
    /** Doublings of a quarter of a second: a good quarter of an hour. */
    private static final int LONGEST_BACKOFF = 12;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(LeasedRounds.class);

    private final Database database;
    private final RunStore runs;
    private final RoundStore rounds;
    private final WorkStore work;
    private final Settings settings;
    private final Clock clock;
    private final String name;
    private final AtomicLong leases = new AtomicLong();

    /**
     * Leases under a name of its own.
     *
     * @param name differs between processes, and between two lives of one
     */
    LeasedRounds(
            Database database,
            RunStore runs,
            RoundStore rounds,
            WorkStore work,
            Settings settings,
            Clock clock,
            String name) {
        this.database = database;
        this.runs = runs;
        this.rounds = rounds;
        this.work = work;
        this.settings = settings;
        this.clock = clock;
        this.name = name;
    }

    /** A run and its round, both locked, and the lease that holds. */
    record Locked(Transaction transaction, Run run, Round round, Lease lease, Instant now) {}

    /** Leases the round that is most overdue, if one is due. */
    Optional<Lease> next() {
        var now = clock.instant();
        var holder = name + "-" + leases.incrementAndGet();
        return database.directory(transaction -> work.lease(transaction, holder, now, now.plus(settings.lease())));
    }

    /** Works on the locked round; null when the lease has passed to somebody else. */
    <T> @Nullable T locked(Lease lease, Function<Locked, T> action) {
        return database.<@Nullable T>tenant(lease.tenantId(), transaction -> {
            var run = runs.lock(transaction, lease.runId()).orElseThrow();
            var round = rounds.lock(transaction, lease.roundId()).orElseThrow();
            return work.holds(transaction, lease)
                    ? action.apply(new Locked(transaction, run, round, lease, clock.instant()))
                    : null;
        });
    }

    Run run(Lease lease) {
        return database.tenant(lease.tenantId(), transaction -> runs.require(transaction, lease.runId()));
    }

    Round round(Lease lease) {
        return database.tenant(
                lease.tenantId(),
                transaction -> rounds.find(transaction, lease.roundId()).orElseThrow());
    }

    /** The step is done, and the next one is due at once. */
    void release(Locked locked) {
        work.release(locked.transaction(), locked.lease(), locked.now(), locked.now());
    }

    /** The step is done, and nothing happens by itself before a time; it is looked after before, now and then. */
    void release(Locked locked, Instant due) {
        var latest = locked.now().plus(LONGEST_PAUSE);
        work.release(locked.transaction(), locked.lease(), locked.now(), due.isBefore(latest) ? due : latest);
    }

    /** The step goes on, for as long as a sum may take. */
    void extend(Locked locked) {
        var until = locked.now().plus(settings.aggregation()).plus(settings.lease());
        work.extend(locked.transaction(), locked.lease(), until);
    }

    /** Nothing is left to do for the round but this. */
    void close(Lease lease, Consumer<Transaction> last) {
        database.inTenant(lease.tenantId(), transaction -> {
            last.accept(transaction);
            work.close(transaction, lease, clock.instant());
        });
    }

    /** The step has failed, and is taken again after a pause that grows. */
    void postpone(Lease lease) {
        var pause = Duration.ofMillis(250L << Math.min(lease.attempts(), LONGEST_BACKOFF));
        try {
            var due = clock.instant().plus(pause);
            database.inTenant(lease.tenantId(), transaction -> work.postpone(transaction, lease, due));
        } catch (RuntimeException e) {
            LOG.warn("the lease on round {} could not be given back and will expire", lease.roundId(), e);
        }
    }
}
