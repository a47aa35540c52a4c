package io.covalence.aggregation.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.covalence.aggregation.json.Json;
import io.covalence.aggregation.signal.LongPolls;
import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunEvents;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The outbox. An event is written in the transaction of the change that it tells, as its last statement and under one lock
 * that is held until the commit: sequences therefore become visible in their order, and a reader that goes on from its
 * cursor misses none.
 */
public final class Outbox {
    /** Any number that this database uses for no other advisory lock. */
    private static final long LOCK = 0x636f76616c656e63L;

    private static final String READER = "tenant-service";
    private static final int MOST_PRUNED = 10_000;

    private final Database database;
    private final LongPolls polls;
    private final ObjectMapper mapper = Json.own();
    private final AtomicLong watched = new AtomicLong(-1);

    public Outbox(Database database, LongPolls polls) {
        this.database = database;
        this.polls = polls;
    }

    /** Adds an event to a transaction; its sequence is given when the transaction ends. */
    public void append(Transaction transaction, TenantId tenantId, RunEvent event) {
        transaction.last(() -> {
            transaction.list("select pg_advisory_xact_lock(?)", row -> true, LOCK);
            transaction.update(
                    "insert into outbox (sequence, tenant_id, run_id, kind, body, at)"
                            + " values (nextval('outbox_sequence'), ?, ?, ?, ?, ?)",
                    tenantId,
                    event.runId(),
                    event.kind(),
                    Json.write(mapper, event),
                    event.at());
        });
        transaction.afterwards(() -> spread(event.runId(), event.kind()));
    }

    /**
     * The events after a cursor, in their order.
     *
     * @param after 0 to read from the beginning
     */
    public RunEvents read(long after, int limit) {
        List<RunEvent> events = database.directory(transaction -> transaction.list(
                "select sequence, body from outbox where sequence > ? order by sequence limit ?",
                row -> Json.readOwn(mapper, row.text("body"), RunEvent.class).numbered(row.number("sequence")),
                after,
                limit));
        return new RunEvents(events, events.isEmpty() ? after : events.getLast().sequence());
    }

    /** Notes that the one reader of the outbox has everything up to a cursor, and will never ask for it again. */
    public void acknowledge(long read) {
        database.directory(transaction -> transaction.update(
                "insert into outbox_reader (reader, acknowledged) values (?, ?) on conflict (reader) do update"
                        + " set acknowledged = excluded.acknowledged"
                        + " where outbox_reader.acknowledged < excluded.acknowledged",
                READER,
                read));
    }

    /** Deletes some of the events that happened before the given time and that have been read. */
    public int prune(Instant before) {
        return database.directory(transaction -> transaction.update(
                "delete from outbox where sequence in (select sequence from outbox where at < ? and sequence <="
                        + " (select acknowledged from outbox_reader where reader = ?) order by sequence limit ?)",
                before,
                READER,
                MOST_PRUNED));
    }

    /** Wakes requests that wait in this process for news of other replicas. */
    public void watch() {
        long seen = watched.get();
        if (seen < 0) {
            watched.compareAndSet(
                    seen,
                    database.directory(transaction -> transaction
                            .first(
                                    "select coalesce(max(sequence), 0) as sequence from outbox",
                                    row -> row.number("sequence"))
                            .orElse(0L)));
            return;
        }
        record News(long sequence, RunId runId, RunEventKind kind) {}
        List<News> news = database.directory(transaction -> transaction.list(
                "select sequence, run_id, kind from outbox where sequence > ? order by sequence limit 1000",
                row -> new News(
                        row.number("sequence"),
                        new RunId(row.text("run_id")),
                        row.constant("kind", RunEventKind.class)),
                seen));
        if (!news.isEmpty() && watched.compareAndSet(seen, news.getLast().sequence())) {
            news.stream()
                    .map(item -> new News(0, item.runId(), item.kind()))
                    .distinct()
                    .forEach(item -> spread(item.runId(), item.kind()));
        }
    }

    private void spread(RunId runId, RunEventKind kind) {
        polls.news(LongPolls.EVENTS);
        boolean figures = kind == RunEventKind.MODEL_EVALUATED || kind == RunEventKind.DATA_SUMMARISED;
        if (kind != RunEventKind.SITE_CHANGED && !figures) {
            polls.news(runId.value());
        }
        if (kind == RunEventKind.ROUND_OPENED) {
            polls.news(LongPolls.OFFERS);
        }
    }
}
