package io.covalence.service.run;

import io.covalence.contract.id.RunId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.round.Participant;
import io.covalence.contract.run.RunOrder;
import io.covalence.contract.run.RunState;
import io.covalence.service.acting.Actor;
import io.covalence.service.acting.Transactions;
import io.covalence.service.ledger.Ledger;
import io.covalence.service.study.Studies;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Sends queued runs and requests to stop, pause and resume to the aggregation service. Work is leased in the database and the aggregation
 * service accepts repetitions, so any number of these may run at once and any of them may die at any moment.
 */
@Dependent
public class RunOrders {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final int MOST = 10;
    /** Hibernate's value of the standard hint for "skip locked". */
    private static final int SKIP_LOCKED = -2;

    private final EntityManager entities;
    private final Transactions transactions;
    private final AggregationService aggregation;
    private final Studies studies;
    private final Ledger ledger;
    private final RunHistory history;
    private final Clock clock;

    @Inject
    RunOrders(
            EntityManager entities,
            Transactions transactions,
            AggregationService aggregation,
            Studies studies,
            Ledger ledger,
            RunHistory history,
            Clock clock) {
        this.entities = entities;
        this.transactions = transactions;
        this.aggregation = aggregation;
        this.studies = studies;
        this.ledger = ledger;
        this.history = history;
        this.clock = clock;
    }

    private enum Message {
        ORDER,
        STOP,
        PAUSE,
        RESUME
    }

    private record Due(RunId runId, TenantId tenantId, Message message) {}

    /** Sends what is due; returns how many messages were sent, taken or not. */
    public int sendDue() {
        var due = transactions.as(Actor.system(), this::lease);
        for (var one : due) {
            switch (one.message()) {
                case ORDER -> order(one);
                case STOP -> tell(one, aggregation.stop(one.runId()), run -> run.stopSent(clock.instant()));
                case PAUSE -> tell(one, aggregation.pause(one.runId()), run -> run.pauseTold(true));
                case RESUME -> tell(one, aggregation.resume(one.runId()), run -> run.pauseTold(false));
            }
        }
        return due.size();
    }

    private List<Due> lease() {
        var now = clock.instant();
        var runs = entities.createQuery(
                        "select r from Run r where r.endedAt is null and r.leasedUntil < :now and (r.orderedAt is null"
                                + " or (r.stopRequestedBy is not null and r.stopSentAt is null)"
                                + " or (r.pausedBy is not null and not r.pauseTold)"
                                + " or (r.pausedBy is null and r.pauseTold)) order by r.createdAt",
                        Run.class)
                .setParameter("now", now)
                .setMaxResults(MOST)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .getResultList();
        runs.forEach(run -> run.lease(now.plus(LEASE)));
        return runs.stream()
                .map(run -> new Due(run.id(), run.tenantId(), message(run)))
                .toList();
    }

    private static Message message(Run run) {
        if (run.awaitsOrder()) {
            return Message.ORDER;
        }
        if (run.awaitsStop()) {
            return Message.STOP;
        }
        return run.isPaused() ? Message.PAUSE : Message.RESUME;
    }

    private void order(Due due) {
        var scope = Actor.system().within(due.tenantId());
        var answer = aggregation.order(transactions.as(scope, () -> read(due.runId())));
        transactions.<Boolean>as(scope, () -> {
            var run = locked(due.runId());
            switch (answer) {
                case AggregationService.Answer.Taken taken -> run.ordered(clock.instant());
                case AggregationService.Answer.NotNow later ->
                    run.lease(clock.instant().plus(AGAIN));
                case AggregationService.Answer.Refused refused -> {
                    if (run.end(RunState.FAILED, refused.reason(), clock.instant())) {
                        history.ended(run, clock.instant());
                        studies.runEnded(run.studyId(), false);
                        ledger.append(
                                due.tenantId(), "run.failed", due.runId().value(), Map.of("reason", refused.reason()));
                    }
                }
            }
            return true;
        });
    }

    /** Notes that the aggregation service has heard, or asks again later. */
    private void tell(Due due, AggregationService.Answer answer, Consumer<Run> heard) {
        transactions.<Boolean>as(Actor.system().within(due.tenantId()), () -> {
            var run = locked(due.runId());
            if (answer instanceof AggregationService.Answer.NotNow) {
                run.lease(clock.instant().plus(AGAIN));
            } else {
                heard.accept(run);
                run.lease(Instant.EPOCH);
            }
            return true;
        });
    }

    private RunOrder read(RunId runId) {
        var run = entities.find(Run.class, runId.value());
        var study = studies.facts(run.studyId());
        var participants = entities.createQuery(
                        "select s from RunSite s where s.runId = :run order by s.siteId", RunSite.class)
                .setParameter("run", runId.value())
                .getResultStream()
                .map(site -> new Participant(site.siteId(), site.identityKey()))
                .toList();
        return new RunOrder(runId, run.tenantId(), run.studyId(), study.plan(), study.planSha256(), participants);
    }

    private Run locked(RunId runId) {
        return entities.find(Run.class, runId.value(), LockModeType.PESSIMISTIC_WRITE);
    }
}
