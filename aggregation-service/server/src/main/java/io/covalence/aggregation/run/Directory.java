package io.covalence.aggregation.run;

import io.covalence.aggregation.store.Database;
import io.covalence.aggregation.store.LruCache;
import io.covalence.aggregation.store.Transaction;
import java.util.List;
import java.util.Optional;

/** Which tenant a run or round belongs to, and which runs a site takes part in: ids only, across tenants. */
public final class Directory {
    private static final int MOST_KEPT = 1024;

    private final Database database;
    private final LruCache<String, Entry> runs = new LruCache<>(MOST_KEPT);
    private final LruCache<String, Entry> rounds = new LruCache<>(MOST_KEPT);

    public Directory(Database database) {
        this.database = database;
    }

    /** A run and whose it is. */
    public record Entry(String runId, String tenantId) {}

    public Optional<Entry> run(String runId) {
        return runs.get(runId, () -> find("select run_id, tenant_id from run_directory where run_id = ?", runId));
    }

    public Optional<Entry> round(String roundId) {
        return rounds.get(roundId, () -> find("select run_id, tenant_id from round_work where round_id = ?", roundId));
    }

    private Optional<Entry> find(String sql, String id) {
        return database.directory(
                transaction -> transaction.first(sql, row -> new Entry(row.text("run_id"), row.text("tenant_id")), id));
    }

    /** The runs that have not ended in which a site takes part. */
    public List<Entry> openRuns(String siteId) {
        return database.directory(transaction -> transaction.list(
                "select run_id, tenant_id from membership where site_id = ? and open order by run_id",
                row -> new Entry(row.text("run_id"), row.text("tenant_id")),
                siteId));
    }

    /** Whether a site has ever taken part in a run of a tenant. */
    public boolean hasTakenPart(String siteId, String tenantId) {
        return database.directory(transaction -> transaction
                .first(
                        "select 1 from membership where site_id = ? and tenant_id = ? limit 1",
                        row -> true,
                        siteId,
                        tenantId)
                .isPresent());
    }

    /** The tenants in whose charters a site has a say. */
    public List<String> charterTenants(String siteId) {
        return database.directory(transaction -> transaction.list(
                "select distinct tenant_id from charter_signer where site_id = ? order by tenant_id",
                row -> row.text("tenant_id"),
                siteId));
    }

    /** Whose a charter is in which a site has a say. */
    public Optional<String> charterTenant(String hash, String siteId) {
        return database.directory(transaction -> transaction.first(
                "select tenant_id from charter_signer where hash = ? and site_id = ?",
                row -> row.text("tenant_id"),
                hash,
                siteId));
    }

    /** Enters a run, in the transaction that makes it; false when the id is taken, by whomever. */
    public boolean enter(Transaction transaction, String tenantId, String runId, List<String> siteIds) {
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
