package io.covalence.aggregation.log;

import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.id.TenantId;
import io.covalence.secagg.Signer;
import io.covalence.secagg.log.ConsistencyProof;
import io.covalence.secagg.log.InclusionProof;
import io.covalence.secagg.log.LogEntry;
import io.covalence.secagg.log.SignedTreeHead;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The logs of the tenants. Whoever appends locks the tenant's log to the end of the transaction, after run, round, work and
 * charter and before the outbox, and leaves a signed head; so entries stand in the order in which they were committed, and a
 * size has one head.
 */
public final class TenantLog {
    private final Signer service;

    /**
     * Keeps logs under a key.
     *
     * @param service signs tree heads
     */
    public TenantLog(Signer service) {
        this.service = service;
    }

    /**
     * The result of an append.
     *
     * @param first index of the first entry that was appended
     */
    public record Appended(long first, SignedTreeHead head) {}

    /** Appends entries in their order. */
    public Appended append(Transaction transaction, TenantId tenantId, List<LogEntry> entries, Instant now) {
        transaction.update("insert into log (tenant_id) values (?) on conflict do nothing", tenantId);
        long first = transaction
                .first(
                        "select size from log where tenant_id = ? for no key update",
                        row -> row.number("size"),
                        tenantId)
                .orElseThrow(() -> new IllegalStateException("the log of " + tenantId + " is gone"));
        var tree = new StoredTree(transaction, tenantId);
        long size = first;
        for (var entry : entries) {
            transaction.update(
                    "insert into log_entry (tenant_id, position, body, at) values (?, ?, ?, ?)",
                    tenantId,
                    size,
                    entry.encode(),
                    now);
            tree.append(size, entry.leafHash());
            size++;
        }
        var head = SignedTreeHead.sign(service, tenantId.value(), size, now.toEpochMilli(), tree.root(size));
        transaction.update("update log set size = ?, head = ? where tenant_id = ?", size, head.encode(), tenantId);
        return new Appended(first, head);
    }

    /** The newest head; absent while nothing has been logged. */
    public Optional<SignedTreeHead> head(Transaction transaction, TenantId tenantId) {
        return transaction.first(
                "select head from log where tenant_id = ? and head is not null",
                row -> SignedTreeHead.decode(row.bytes("head")),
                tenantId);
    }

    /** Shows that an entry stands at its place among the first {@code size}. */
    public InclusionProof inclusion(Transaction transaction, TenantId tenantId, long index, long size) {
        return new StoredTree(transaction, tenantId).inclusion(index, size);
    }

    /** Shows that the first {@code size} entries continue the first {@code oldSize}. */
    public ConsistencyProof consistency(Transaction transaction, TenantId tenantId, long oldSize, long size) {
        return new StoredTree(transaction, tenantId).consistency(oldSize, size);
    }

    /** Encoded entries, beginning at a place. */
    public List<byte[]> entries(Transaction transaction, TenantId tenantId, long from, int limit) {
        return transaction.list(
                "select body from log_entry where tenant_id = ? and position >= ? order by position limit ?",
                row -> row.bytes("body"),
                tenantId,
                from,
                limit);
    }
}
