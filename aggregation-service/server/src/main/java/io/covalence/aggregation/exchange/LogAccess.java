package io.covalence.aggregation.exchange;

import io.covalence.aggregation.log.TenantLog;
import io.covalence.aggregation.run.Directory;
import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.charter.LogEntries;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.secagg.log.ConsistencyProof;
import io.covalence.secagg.log.InclusionProof;
import io.covalence.secagg.log.SignedTreeHead;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BiFunction;

/** Shows a tenant's log to the tenant service and to the sites that have ever taken part in one of its runs. */
public final class LogAccess {
    private static final int MOST_ENTRIES = 1_000;

    private final Database database;
    private final Directory directory;
    private final TenantLog log;

    LogAccess(Database database, Directory directory, TenantLog log) {
        this.database = database;
        this.directory = directory;
        this.log = log;
    }

    /**
     * The newest head.
     *
     * @param siteId the site that asks; absent for the tenant service
     */
    public SignedTreeHead head(TenantId tenantId, Optional<SiteId> siteId) {
        return in(tenantId, siteId, (transaction, head) -> head);
    }

    /** Shows that an entry stands at its place among the first {@code size}. */
    public InclusionProof inclusion(TenantId tenantId, long index, long size, Optional<SiteId> siteId) {
        return in(tenantId, siteId, (transaction, head) -> {
            require(index >= 0 && index < size && size <= head.size());
            return log.inclusion(transaction, tenantId, index, size);
        });
    }

    /** Shows that the first {@code size} entries continue the first {@code oldSize}. */
    public ConsistencyProof consistency(TenantId tenantId, long oldSize, long size, Optional<SiteId> siteId) {
        return in(tenantId, siteId, (transaction, head) -> {
            require(oldSize >= 0 && oldSize <= size && size <= head.size());
            return log.consistency(transaction, tenantId, oldSize, size);
        });
    }

    /** Consecutive entries. */
    public LogEntries entries(TenantId tenantId, long from, int limit, Optional<SiteId> siteId) {
        return in(tenantId, siteId, (transaction, head) -> {
            require(from >= 0 && limit >= 1 && limit <= MOST_ENTRIES);
            return new LogEntries(
                    from,
                    log.entries(transaction, tenantId, from, limit).stream()
                            .map(Base64.getEncoder()::encodeToString)
                            .toList());
        });
    }

    private <T> T in(TenantId tenantId, Optional<SiteId> siteId, BiFunction<Transaction, SignedTreeHead, T> read) {
        if (siteId.isPresent() && !directory.hasTakenPart(siteId.get(), tenantId)) {
            throw notFound();
        }
        return database.tenant(
                tenantId,
                transaction ->
                        read.apply(transaction, log.head(transaction, tenantId).orElseThrow(LogAccess::notFound)));
    }

    private static void require(boolean within) {
        if (!within) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The log has no such place or size.");
        }
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such log for this site.");
    }
}
