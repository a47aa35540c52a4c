package io.covalence.aggregation.driver;

import io.covalence.aggregation.contribution.ContributionStore;
import io.covalence.aggregation.crew.Crew;
import io.covalence.aggregation.crew.Deadline;
import io.covalence.aggregation.evidence.Archive;
import io.covalence.aggregation.evidence.Conviction;
import io.covalence.aggregation.evidence.Convictions;
import io.covalence.aggregation.measure.Measures;
import io.covalence.aggregation.model.ModelStore;
import io.covalence.aggregation.round.Cohorts;
import io.covalence.aggregation.round.MessageStore;
import io.covalence.aggregation.round.PhaseRules;
import io.covalence.aggregation.round.Round;
import io.covalence.aggregation.round.RoundStore;
import io.covalence.aggregation.round.RoundTerms;
import io.covalence.aggregation.round.Rounds;
import io.covalence.aggregation.round.Situation;
import io.covalence.aggregation.round.Verdict;
import io.covalence.aggregation.round.WorkStore;
import io.covalence.aggregation.round.WorkStore.Lease;
import io.covalence.aggregation.run.Run;
import io.covalence.aggregation.run.RunStore;
import io.covalence.aggregation.settings.Settings;
import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.secagg.ProtocolViolation;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves rounds on, a step at a time. It keeps nothing between steps: whichever replica leases a round next goes on from what
 * the database and the folder say. A step that fails is tried again with growing pauses; a round of which steps keep failing
 * is burnt, but one that has ended is tried for as long as its contributions are there.
 */
public final class RoundDriver {
    private static final int ATTEMPTS = 6;
    /** Doublings of a quarter of a second: a good quarter of an hour. */
    private static final int LONGEST_BACKOFF = 12;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(RoundDriver.class);

    private final Database database;
    private final RunStore runs;
    private final RoundStore store;
    private final MessageStore messages;
    private final WorkStore work;
    private final Rounds rounds;
    private final ContributionStore contributions;
    private final ModelStore models;
    private final Archive archive;
    private final Convictions convictions;
    private final Opening opening;
    private final PhaseRules rules;
    private final Settings settings;
    private final Measures measures;
    private final Clock clock;
    private final String name;
    private final AtomicLong leases = new AtomicLong();

    /**
     * Drives under a name of its own.
     *
     * @param name differs between processes, and between two lives of one
     */
    public RoundDriver(
            Database database,
            RunStore runs,
            RoundStore store,
            MessageStore messages,
            WorkStore work,
            Rounds rounds,
            Cohorts cohorts,
            ContributionStore contributions,
            ModelStore models,
            Archive archive,
            Convictions convictions,
            Crew crew,
            Settings settings,
            Measures measures,
            Clock clock,
            String name) {
        this.database = database;
        this.runs = runs;
        this.store = store;
        this.messages = messages;
        this.work = work;
        this.rounds = rounds;
        this.contributions = contributions;
        this.models = models;
        this.archive = archive;
        this.convictions = convictions;
        this.opening = new Opening(database, cohorts, messages, contributions, models, crew);
        this.rules = new PhaseRules(settings.silence(), settings.grace(), clock.instant());
        this.settings = settings;
        this.measures = measures;
        this.clock = clock;
        this.name = name;
    }

    /** Leases the round that is most overdue and takes one step with it; false when none is due. */
    public boolean stepOne() {
        var now = clock.instant();
        var holder = name + "-" + leases.incrementAndGet();
        var lease = database.directory(transaction -> work.lease(transaction, holder, now, now.plus(settings.lease())));
        lease.ifPresent(this::step);
        return lease.isPresent();
    }

    private void step(Lease lease) {
        try {
            Verdict.@Nullable Decision decision = locked(lease, locked -> decide(locked, lease));
            if (decision instanceof Verdict.Open) {
                open(lease);
            } else if (decision instanceof Verdict.Scrub) {
                scrub(lease);
            }
        } catch (RuntimeException | IOException e) {
            measures.stepFailed();
            LOG.warn("a step of round {} failed, attempt {}", lease.roundId(), lease.attempts(), e);
            postpone(lease);
        }
    }

    /** A run, its round and the lease on it, all locked. */
    private record Locked(Transaction transaction, Run run, Round round, Instant now) {}

    /** Works on the locked round; null when the lease has passed to somebody else. */
    private <T> @Nullable T locked(Lease lease, Function<Locked, T> work) {
        return database.<@Nullable T>tenant(lease.tenantId(), transaction -> {
            var run = runs.lock(transaction, lease.runId()).orElseThrow();
            var round = store.lock(transaction, lease.roundId()).orElseThrow();
            return this.work.holds(transaction, lease)
                    ? work.apply(new Locked(transaction, run, round, clock.instant()))
                    : null;
        });
    }

    private Verdict.Decision decide(Locked locked, Lease lease) {
        if (locked.round().ended()) {
            return new Verdict.Scrub();
        }
        if (lease.attempts() > ATTEMPTS) {
            var burn = new Verdict.Burn("the service could not go on with it");
            burn(locked, lease, burn.reason());
            return burn;
        }
        return judge(locked, lease);
    }

    private Verdict.Decision judge(Locked locked, Lease lease) {
        var transaction = locked.transaction();
        var round = locked.round();
        var now = locked.now();
        var sites = store.sites(transaction, round.roundId());
        var verdict = rules.judge(
                new Situation(
                        round,
                        sites,
                        messages.arrivals(transaction, round.roundId()),
                        RoundTerms.policy(locked.run()),
                        Duration.ofSeconds(locked.run().plan().aggregation().phaseSeconds())),
                now);
        sites.stream()
                .filter(site -> verdict.dropped().containsKey(site.siteId()))
                .forEach(site -> {
                    var reason = verdict.dropped().getOrDefault(site.siteId(), "");
                    rounds.move(transaction, round, site, SitePhase.DROPPED, reason, now);
                });
        switch (verdict.decision()) {
            case Verdict.Wait wait -> {
                var latest = now.plus(LONGEST_PAUSE);
                work.release(transaction, lease, now, wait.until().isBefore(latest) ? wait.until() : latest);
            }
            case Verdict.Enter enter -> {
                rounds.enter(transaction, round, enter, now);
                work.release(transaction, lease, now, now);
            }
            case Verdict.GiveUp giveUp -> {
                rounds.giveUp(transaction, round, giveUp.reason(), now);
                work.release(transaction, lease, now, now);
            }
            case Verdict.Retry retry -> {
                rounds.retry(transaction, locked.run(), round, retry.reason(), now);
                work.release(transaction, lease, now, now);
                transaction.afterwards(measures::roundFailed);
            }
            case Verdict.Burn burn -> burn(locked, lease, burn.reason());
            case Verdict.Open open ->
                work.extend(transaction, lease, now.plus(settings.aggregation()).plus(settings.lease()));
            case Verdict.Scrub scrub -> {}
        }
        return verdict.decision();
    }

    private void open(Lease lease) throws IOException {
        var begun = clock.instant();
        var run = database.tenant(lease.tenantId(), transaction -> runs.require(transaction, lease.runId()));
        var round = round(lease);
        Opening.Opened opened;
        try {
            opened = opening.open(run, round, new Deadline(clock, begun.plus(settings.aggregation())));
        } catch (ProtocolViolation e) {
            burn(lease, e);
            return;
        }
        measures.opened(Duration.between(begun, clock.instant()));
        locked(lease, locked -> {
            if (locked.round().phase() == RoundPhase.AGGREGATING) {
                complete(locked, lease, opened);
            }
            return true;
        });
    }

    private void complete(Locked locked, Lease lease, Opening.Opened opened) {
        var model = opened.model();
        var transaction = locked.transaction();
        if (model.version() != locked.round().modelVersion()) {
            models.insert(transaction, lease.tenantId(), model, locked.now());
        }
        rounds.complete(
                transaction,
                locked.run(),
                locked.round(),
                model,
                opened.outcome(),
                opened.evaluation(),
                opened.clipped().orElse(null),
                locked.now());
        work.release(transaction, lease, locked.now(), locked.now());
        transaction.afterwards(() -> {
            var ended = round(lease);
            measures.roundCompleted(ended.seconds(locked.now()), ended.overheadSeconds());
        });
    }

    private void burn(Lease lease, ProtocolViolation violation) {
        locked(lease, locked -> {
            if (!locked.round().ended()) {
                violation
                        .blamed()
                        .ifPresent(culprit -> violation
                                .evidence()
                                .ifPresent(evidence -> convictions.convict(
                                        locked.transaction(),
                                        locked.run(),
                                        locked.round(),
                                        Conviction.of(culprit, evidence),
                                        locked.now())));
                burn(locked, lease, String.valueOf(violation.getMessage()));
            } else {
                work.release(locked.transaction(), lease, locked.now(), locked.now());
            }
            return true;
        });
    }

    private void burn(Locked locked, Lease lease, String reason) {
        rounds.burn(locked.transaction(), locked.run(), locked.round(), reason, locked.now());
        work.release(locked.transaction(), lease, locked.now(), locked.now());
        locked.transaction().afterwards(measures::roundFailed);
    }

    private void scrub(Lease lease) throws IOException {
        var round = round(lease);
        archive.keep(round, clock.instant());
        contributions.scrub(round);
        database.inTenant(lease.tenantId(), transaction -> {
            messages.scrub(transaction, round.roundId());
            work.close(transaction, lease, clock.instant());
        });
    }

    private Round round(Lease lease) {
        return database.tenant(
                lease.tenantId(),
                transaction -> store.find(transaction, lease.roundId()).orElseThrow());
    }

    private void postpone(Lease lease) {
        var pause = Duration.ofMillis(250L << Math.min(lease.attempts(), LONGEST_BACKOFF));
        try {
            var due = clock.instant().plus(pause);
            database.inTenant(lease.tenantId(), transaction -> work.postpone(transaction, lease, due));
        } catch (RuntimeException e) {
            LOG.warn("the lease on round {} could not be given back and will expire", lease.roundId(), e);
        }
    }
}
