package io.covalence.aggregation.round;

import io.covalence.aggregation.store.Row;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The work that rounds need, as leases. A lease that is not given back in time is anybody's again; what its former
 * holder still tries is refused, because the holder is compared in the transaction that changes the round.
 */
public final class WorkStore {
    private static final String LEASE = "update round_work set holder = ?, leased_until = ?, attempts = attempts + 1"
            + " where round_id = (select round_id from round_work where open and due_at <= ? and leased_until <= ?"
            + " order by due_at for update skip locked limit 1)"
            + " returning round_id, run_id, tenant_id, wakes, attempts";

    /**
     * A leased round.
     *
     * @param wakes arrivals counted when it was leased
     * @param attempts leases since a step last succeeded, this one included
     */
    public record Lease(RoundId roundId, RunId runId, TenantId tenantId, String holder, long wakes, int attempts) {}

    void insert(Transaction transaction, Round round) {
        transaction.update(
                "insert into round_work (round_id, run_id, tenant_id, due_at) values (?, ?, ?, ?)",
                round.roundId(),
                round.runId(),
                round.tenantId(),
                round.openedAt());
    }

    /** Makes a round due, since something has arrived for it. */
    public void wake(Transaction transaction, RoundId roundId, Instant now) {
        transaction.update(
                "update round_work set wakes = wakes + 1, due_at = least(due_at, ?) where round_id = ? and open",
                now,
                roundId);
    }

    /** Leases the round that has been due for longest, in the directory's scope. */
    public Optional<Lease> lease(Transaction transaction, String holder, Instant now, Instant until) {
        return transaction.first(LEASE, row -> lease(row, holder), holder, until, now, now);
    }

    /** Whether the lease still holds; its row stays locked until the end of the transaction. */
    public boolean holds(Transaction transaction, Lease lease) {
        return transaction
                .first(
                        "select holder from round_work where round_id = ? for update",
                        row -> row.text("holder"),
                        lease.roundId())
                .filter(lease.holder()::equals)
                .isPresent();
    }

    public void extend(Transaction transaction, Lease lease, Instant until) {
        transaction.update(
                "update round_work set leased_until = ? where round_id = ? and holder = ?",
                until,
                lease.roundId(),
                lease.holder());
    }

    /** Gives a lease back after a step; when something has arrived meanwhile the round is due at once. */
    public void release(Transaction transaction, Lease lease, Instant now, Instant due) {
        transaction.update(
                "update round_work set due_at = case when wakes = ? then ? else ? end, attempts = 0, holder = '',"
                        + " leased_until = '-infinity' where round_id = ? and holder = ?",
                lease.wakes(),
                due,
                now,
                lease.roundId(),
                lease.holder());
    }

    /** Gives a lease back after a step that did not succeed. */
    public void postpone(Transaction transaction, Lease lease, Instant due) {
        transaction.update(
                "update round_work set due_at = ?, holder = '', leased_until = '-infinity'"
                        + " where round_id = ? and holder = ?",
                due,
                lease.roundId(),
                lease.holder());
    }

    /** Closes the work of a round for which nothing is left to do. */
    public void close(Transaction transaction, Lease lease, Instant now) {
        transaction.update(
                "update round_work set open = false, holder = '', closed_at = ? where round_id = ? and holder = ?",
                now,
                lease.roundId(),
                lease.holder());
    }

    /** A round that was closed a while ago. */
    public record Closed(RoundId roundId, RunId runId, TenantId tenantId) {}

    /** The first rounds to be pruned, in the directory's scope. */
    public List<Closed> closedBefore(Transaction transaction, Instant time, int most) {
        return transaction.list(
                "select round_id, run_id, tenant_id from round_work where not open and not pruned and closed_at < ?"
                        + " order by closed_at limit ?",
                row -> new Closed(
                        new RoundId(row.text("round_id")),
                        new RunId(row.text("run_id")),
                        new TenantId(row.text("tenant_id"))),
                time,
                most);
    }

    /** Notes that a closed round was pruned: of it only what takes one row a round is left. */
    public void pruned(Transaction transaction, RoundId roundId) {
        transaction.update("update round_work set pruned = true where round_id = ?", roundId);
    }

    private static Lease lease(Row row, String holder) {
        return new Lease(
                new RoundId(row.text("round_id")),
                new RunId(row.text("run_id")),
                new TenantId(row.text("tenant_id")),
                holder,
                row.number("wakes"),
                row.integer("attempts"));
    }
}
