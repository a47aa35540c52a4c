package io.covalence.aggregation.driver;

import io.covalence.aggregation.contribution.ContributionStore;
import io.covalence.aggregation.driver.LeasedRounds.Locked;
import io.covalence.aggregation.evidence.Conviction;
import io.covalence.aggregation.evidence.Convictions;
import io.covalence.aggregation.evidence.EvidenceFeature;
import io.covalence.aggregation.measure.Measures;
import io.covalence.aggregation.model.ModelStore;
import io.covalence.aggregation.parallel.OrderedParallelWork;
import io.covalence.aggregation.round.Accusations;
import io.covalence.aggregation.round.Completion;
import io.covalence.aggregation.round.MessageKind;
import io.covalence.aggregation.round.MessageStore;
import io.covalence.aggregation.round.RoundFeature;
import io.covalence.aggregation.round.RoundSite;
import io.covalence.aggregation.round.RoundStore;
import io.covalence.aggregation.round.RoundTerms;
import io.covalence.aggregation.round.Rounds;
import io.covalence.aggregation.round.WorkStore.Lease;
import io.covalence.aggregation.run.RunStore;
import io.covalence.aggregation.settings.Settings;
import io.covalence.aggregation.store.Database;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.SitePhase;
import io.covalence.secagg.ProtocolViolation;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves rounds on, a step at a time. It keeps nothing between steps: whichever replica leases a round next goes on from what
 * the database and the folder say. A step that fails is tried again with growing pauses; a round of which steps keep failing
 * is burnt, but one that has ended is tried for as long as what its sites have sent is there.
 */
public final class RoundDriver {
    private static final int ATTEMPTS = 6;
    private static final Logger LOG = LoggerFactory.getLogger(RoundDriver.class);

    private final LeasedRounds leased;
    private final RoundStore store;
    private final MessageStore messages;
    private final Accusations accusations;
    private final Rounds rounds;
    private final Convictions convictions;
    private final PhaseRules rules;
    private final SumStep sum;
    private final ScrubStep scrub;
    private final Measures measures;

    private RoundDriver(
            LeasedRounds leased,
            RoundFeature round,
            Convictions convictions,
            PhaseRules rules,
            SumStep sum,
            ScrubStep scrub,
            Measures measures) {
        this.leased = leased;
        this.store = round.store();
        this.messages = round.messages();
        this.accusations = round.accusations();
        this.rounds = round.rounds();
        this.convictions = convictions;
        this.rules = rules;
        this.sum = sum;
        this.scrub = scrub;
        this.measures = measures;
    }

    /**
     * Puts a driver together.
     *
     * @param parallel shares out the chunks of a sum
     * @param name differs between processes, and between two lives of one
     */
    public static RoundDriver of(
            Database database,
            RunStore runs,
            RoundFeature round,
            EvidenceFeature evidence,
            ContributionStore contributions,
            ModelStore models,
            OrderedParallelWork parallel,
            Settings settings,
            Measures measures,
            Clock clock,
            String name) {
        var leased = new LeasedRounds(database, runs, round.store(), round.work(), settings, clock, name);
        return new RoundDriver(
                leased,
                round,
                evidence.convictions(),
                new PhaseRules(settings.silence(), settings.grace(), clock.instant()),
                new SumStep(leased, database, round, contributions, models, parallel, settings, measures, clock),
                new ScrubStep(leased, evidence.archive(), contributions, round.messages(), clock),
                measures);
    }

    /** Leases the round that is most overdue and takes one step with it; false when none is due. */
    public boolean stepOne() {
        var lease = leased.next();
        lease.ifPresent(this::step);
        return lease.isPresent();
    }

    private void step(Lease lease) {
        try {
            Verdict.@Nullable Decision decision = leased.locked(lease, this::decide);
            if (decision instanceof Verdict.Open) {
                open(lease);
            } else if (decision instanceof Verdict.Scrub) {
                scrub.take(lease);
            }
        } catch (RuntimeException | IOException e) {
            measures.stepFailed();
            LOG.warn("a step of round {} failed, attempt {}", lease.roundId(), lease.attempts(), e);
            leased.postpone(lease);
        }
    }

    private Verdict.Decision decide(Locked locked) {
        if (locked.round().ended()) {
            return new Verdict.Scrub();
        }
        if (locked.lease().attempts() > ATTEMPTS) {
            var burn = new Verdict.Burn("the service could not go on with it");
            burn(locked, burn.reason());
            return burn;
        }
        return judge(locked);
    }

    private Verdict.Decision judge(Locked locked) {
        var transaction = locked.transaction();
        var round = locked.round();
        var now = locked.now();
        var sites = store.sites(transaction, round.roundId());
        var arrivals = messages.arrivals(transaction, round.roundId());
        boolean complained = arrivals.stream().anyMatch(arrival -> arrival.kind() == MessageKind.COMPLAINTS);
        var verdict = rules.judge(
                new Situation(
                        round,
                        sites,
                        arrivals,
                        complained ? accusations.of(transaction, round.roundId()) : List.of(),
                        RoundTerms.policy(locked.run()),
                        Duration.ofSeconds(locked.run().plan().schedule().phaseSeconds())),
                now);
        drop(locked, sites, verdict.dropped());
        switch (verdict.decision()) {
            case Verdict.Wait wait -> leased.release(locked, wait.until());
            case Verdict.Enter enter -> {
                rounds.enter(transaction, round, enter.phase(), enter.cohort(), now);
                leased.release(locked);
            }
            case Verdict.GiveUp giveUp -> {
                rounds.giveUp(transaction, round, giveUp.reason(), now);
                leased.release(locked);
            }
            case Verdict.Retry retry -> {
                rounds.retry(transaction, locked.run(), round, retry.reason(), now);
                leased.release(locked);
                transaction.afterwards(measures::roundFailed);
            }
            case Verdict.Burn burn -> burn(locked, burn.reason());
            case Verdict.Open open -> leased.extend(locked);
            case Verdict.Scrub ended -> {}
        }
        return verdict.decision();
    }

    private void drop(Locked locked, List<RoundSite> sites, Map<SiteId, String> reasons) {
        sites.stream().filter(site -> reasons.containsKey(site.siteId())).forEach(site -> {
            var reason = reasons.getOrDefault(site.siteId(), "");
            rounds.move(locked.transaction(), locked.round(), site, SitePhase.DROPPED, reason, locked.now());
        });
    }

    private void open(Lease lease) throws IOException {
        Completion completion;
        try {
            completion = sum.open(lease);
        } catch (ProtocolViolation violation) {
            leased.locked(lease, locked -> {
                blame(locked, violation);
                return true;
            });
            return;
        }
        sum.complete(lease, completion);
    }

    private void blame(Locked locked, ProtocolViolation violation) {
        if (locked.round().ended()) {
            leased.release(locked);
            return;
        }
        violation
                .blamed()
                .flatMap(culprit -> violation.evidence().map(evidence -> Conviction.of(culprit, evidence)))
                .ifPresent(conviction -> convictions.convict(
                        locked.transaction(), locked.run(), locked.round(), conviction, locked.now()));
        burn(locked, String.valueOf(violation.getMessage()));
    }

    private void burn(Locked locked, String reason) {
        rounds.burn(locked.transaction(), locked.run(), locked.round(), reason, locked.now());
        leased.release(locked);
        locked.transaction().afterwards(measures::roundFailed);
    }
}
