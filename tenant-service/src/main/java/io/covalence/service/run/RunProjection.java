package io.covalence.service.run;

import io.covalence.contract.id.RunId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.run.RunEvent;
import io.covalence.service.acting.Actor;
import io.covalence.service.acting.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the events of the aggregation service in order and exactly once: an event and its cursor are written in one
 * transaction. Reading is leased, so that only one of several servers reads at a time. A run whose event cannot be
 * applied is set aside: people see it as failed, and the aggregation service is asked to stop it.
 */
@Dependent
public class RunProjection {
    /** Longer than any answer may take beyond the wait itself, so that no second reader begins meanwhile. */
    private static final Duration MARGIN = Duration.ofSeconds(20);

    private static final int MOST = 200;

    /** Enough for locks and restarts of others to pass: with the pauses between them about three seconds. */
    static final int ATTEMPTS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(RunProjection.class);

    private final EntityManager entities;
    private final Transactions transactions;
    private final AggregationService aggregation;
    private final RunEventHandler handler;
    private final Clock clock;

    @Inject
    RunProjection(
            EntityManager entities,
            Transactions transactions,
            AggregationService aggregation,
            RunEventHandler handler,
            Clock clock) {
        this.entities = entities;
        this.transactions = transactions;
        this.aggregation = aggregation;
        this.handler = handler;
        this.clock = clock;
    }

    /**
     * Reads one page of events, waiting for the first one, and takes it in.
     *
     * @return false when another server is reading at this time
     */
    public boolean readOnce(Duration wait) {
        var cursor = transactions.as(Actor.system(), () -> lease(wait));
        if (cursor.isEmpty()) {
            return false;
        }
        try {
            take(aggregation.events(cursor.getAsLong(), MOST, wait).items());
        } finally {
            transactions.<Boolean>as(Actor.system(), () -> {
                cursor().release();
                return true;
            });
        }
        return true;
    }

    /**
     * Takes in events; those that were taken in before change nothing.
     *
     * @throws RuntimeException when an event could not be taken in and is to be tried again
     */
    void take(List<RunEvent> events) {
        int from = 0;
        while (from < events.size()) {
            var runId = events.get(from).runId();
            var sameRun = new ArrayList<RunEvent>();
            while (from < events.size() && events.get(from).runId().equals(runId)) {
                sameRun.add(events.get(from++));
            }
            take(runId, sameRun);
        }
    }

    private void take(RunId runId, List<RunEvent> events) {
        var tenant = transactions.<Optional<TenantId>>as(Actor.system(), () -> tenant(runId));
        var scope = tenant.map(Actor.system()::within).orElse(Actor.system());
        boolean known = tenant.isPresent();
        boolean setAside;
        try {
            setAside = transactions.<Boolean>as(scope, () -> apply(runId, events, known));
        } catch (RuntimeException together) {
            LOG.debug("Events of run {} could not be taken in together", runId, together);
            events.forEach(event -> takeAlone(event, scope, known));
            setAside = known && transactions.<Boolean>as(scope, () -> handler.isSetAside(runId));
        }
        if (setAside) {
            // While events of it arrive it may still go on over there.
            aggregation.stop(runId);
        }
    }

    /** An event that fails again and again takes its own run out of the way, so that no other waits behind it. */
    private void takeAlone(RunEvent event, Actor scope, boolean known) {
        try {
            transactions.<Boolean>as(scope, () -> apply(event.runId(), List.of(event), known));
        } catch (RuntimeException e) {
            // While the database is away this is not counted either, and throws.
            int failures = transactions.<Integer>as(Actor.system(), () -> cursor().failed());
            if (!known || failures < ATTEMPTS) {
                throw e;
            }
            LOG.error("Run {} is set aside: its event {} could not be taken in", event.runId(), event.sequence(), e);
            transactions.<Boolean>as(scope, () -> {
                handler.setAside(event, clock.instant());
                cursor().moveTo(event.sequence());
                return true;
            });
        }
    }

    /** Whether the run is set aside. What several events change is written once. */
    private boolean apply(RunId runId, List<RunEvent> events, boolean known) {
        var cursor = cursor();
        for (var event : events) {
            if (event.sequence() > cursor.sequence()) {
                if (known) {
                    handler.handle(event);
                }
                cursor.moveTo(event.sequence());
            }
        }
        // At the commit the scope of the tenant, without which no row can be written, has been left.
        entities.flush();
        return known && handler.isSetAside(runId);
    }

    private OptionalLong lease(Duration wait) {
        var cursor = cursor();
        var now = clock.instant();
        return cursor.lease(now, now.plus(wait).plus(MARGIN))
                ? OptionalLong.of(cursor.sequence())
                : OptionalLong.empty();
    }

    private EventCursor cursor() {
        return entities.find(EventCursor.class, EventCursor.ONLY, LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<TenantId> tenant(RunId runId) {
        return Optional.ofNullable(entities.find(Run.class, runId.value())).map(Run::tenantId);
    }
}
