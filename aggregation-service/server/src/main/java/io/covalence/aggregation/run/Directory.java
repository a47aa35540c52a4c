package io.covalence.aggregation.run;

import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.store.LruCache;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.id.Id;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.TenantId;
import java.util.List;
import java.util.Optional;

/** Which tenant a run or round belongs to, and which runs a site takes part in: ids only, across tenants. */
public final class Directory {
    private static final int MOST_KEPT = 1024;

    private final Database database;
    private final LruCache<RunId, Entry> runs = new LruCache<>(MOST_KEPT);
    private final LruCache<RoundId, Entry> rounds = new LruCache<>(MOST_KEPT);

    public Directory(Database database) {
        this.database = database;
    }

    /** A run and its tenant. */
    public record Entry(RunId runId, TenantId tenantId) {}

    public Optional<Entry> run(RunId runId) {
        return runs.get(runId, () -> find("select run_id, tenant_id from run_directory where run_id = ?", runId));
    }

    public Optional<Entry> round(RoundId roundId) {
        return rounds.get(roundId, () -> find("select run_id, tenant_id from round_work where round_id = ?", roundId));
    }

    private Optional<Entry> find(String sql, Id id) {
        return database.directory(transaction -> transaction.first(
                sql, row -> new Entry(new RunId(row.text("run_id")), new TenantId(row.text("tenant_id"))), id));
    }

    /** The runs that have not ended in which a site takes part. */
    public List<Entry> openRuns(SiteId siteId) {
        return database.directory(transaction -> transaction.list(
                "select run_id, tenant_id from membership where site_id = ? and open order by run_id",
                row -> new Entry(new RunId(row.text("run_id")), new TenantId(row.text("tenant_id"))),
                siteId));
    }

    /** Whether a site has ever taken part in a run of a tenant. */
    public boolean hasTakenPart(SiteId siteId, TenantId tenantId) {
        return database.directory(transaction -> transaction
                .first(
                        "select 1 from membership where site_id = ? and tenant_id = ? limit 1",
                        row -> true,
                        siteId,
                        tenantId)
                .isPresent());
    }

    /** The tenants in whose charters a site has a say. */
    public List<TenantId> charterTenants(SiteId siteId) {
        return database.directory(transaction -> transaction.list(
                "select distinct tenant_id from charter_signer where site_id = ? order by tenant_id",
                row -> new TenantId(row.text("tenant_id")),
                siteId));
    }

    /** The tenant of a charter in which a site has a say. */
    public Optional<TenantId> charterTenant(String hash, SiteId siteId) {
        return database.directory(transaction -> transaction.first(
                "select tenant_id from charter_signer where hash = ? and site_id = ?",
                row -> new TenantId(row.text("tenant_id")),
                hash,
                siteId));
    }

    /** Enters a run, in the transaction that makes it; false when the id is taken, by whomever. */
    public boolean enter(Transaction transaction, TenantId tenantId, RunId runId, List<SiteId> siteIds) {
        int entered = transaction.update(
                "insert into run_directory (run_id, tenant_id) values (?, ?) on conflict do nothing", runId, tenantId);
        if (entered == 0) {
            return false;
        }
        for (var siteId : siteIds) {
            transaction.update(
                    "insert into membership (site_id, run_id, tenant_id) values (?, ?, ?)", siteId, runId, tenantId);
        }
        return true;
    }
}
