package io.covalence.service.run;

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

/**
 * Takes in what the aggregation service tells, in its order and exactly once: an event and the cursor that remembers it are
 * written in one transaction. Reading is leased, so that of several servers one reads at a time.
 */
@Dependent
public class RunProjection {
    /** Longer than any answer may take beyond the wait itself, so that no second reader begins meanwhile. */
    private static final Duration MARGIN = Duration.ofSeconds(20);

    private static final int MOST = 200;

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

    /** Takes in events; those that were taken in before change nothing. */
    void take(List<RunEvent> events) {
        int from = 0;
        while (from < events.size()) {
            var runId = events.get(from).runId();
            var sameRun = new ArrayList<RunEvent>();
            while (from < events.size() && events.get(from).runId().equals(runId)) {
                sameRun.add(events.get(from++));
            }
            var tenant = transactions.<Optional<String>>as(Actor.system(), () -> tenant(runId));
            var scope = tenant.map(Actor.system()::within).orElse(Actor.system());
            transactions.<Boolean>as(scope, () -> apply(sameRun, tenant.isPresent()));
        }
    }

    private boolean apply(List<RunEvent> events, boolean known) {
        var cursor = cursor();
        for (var event : events) {
            if (event.sequence() > cursor.sequence()) {
                if (known) {
                    handler.handle(event);
                }
                cursor.moveTo(event.sequence());
            }
        }
        return true;
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

    private Optional<String> tenant(String runId) {
        return Optional.ofNullable(entities.find(Run.class, runId)).map(Run::tenantId);
    }
}
