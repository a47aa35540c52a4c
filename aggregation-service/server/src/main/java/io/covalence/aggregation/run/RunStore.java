package io.covalence.aggregation.run;

import io.covalence.aggregation.store.LruCache;
import io.covalence.aggregation.store.Row;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.round.Participant;
import io.covalence.contract.run.RunState;
import io.covalence.learning.task.BestVersion;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.message.Advertised;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rows of runs and of their sites. */
public final class RunStore {
    private static final String RUNS = "select r.*, c.body as charter, c.log_index as charter_index"
            + " from run r left join charter c on c.hash = r.charter_hash";
    private static final String LOCKED = " for no key update of r";

    /** A sign of life is written at most so often. */
    private static final Duration HEARD_STEP = Duration.ofSeconds(1);

    /** Each holds a plan and all participants. */
    private static final int MOST_KEPT = 32;

    private final PlanReader plans;
    private final LruCache<String, Fixed> fixed = new LruCache<>(MOST_KEPT);

    public RunStore(PlanReader plans) {
        this.plans = plans;
    }

    public void insert(Transaction transaction, Run run, String planText) {
        transaction.update(
                "insert into run (run_id, tenant_id, study_id, plan, plan_sha256, state, model_version, model_sha256,"
                        + " started_at, charter_hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                run.runId(),
                run.tenantId(),
                run.studyId(),
                planText,
                run.planSha256(),
                run.state(),
                run.modelVersion(),
                run.modelSha256(),
                run.startedAt(),
                run.charter().hash().hex());
        for (var participant : run.participants()) {
            transaction.update(
                    "insert into participant (run_id, site_id, tenant_id, identity_key, last_heard)"
                            + " values (?, ?, ?, ?, ?)",
                    run.runId(),
                    participant.siteId(),
                    run.tenantId(),
                    participant.identityKey(),
                    run.startedAt());
        }
    }

    public Optional<Run> find(Transaction transaction, RunId runId) {
        return read(transaction, runId, "");
    }

    /** A run that must be there. */
    public Run require(Transaction transaction, RunId runId) {
        return find(transaction, runId).orElseThrow(() -> new IllegalStateException("there is no run " + runId));
    }

    /** Locks a run's row until the end of the transaction; always before the rows of its rounds. */
    public Optional<Run> lock(Transaction transaction, RunId runId) {
        return read(transaction, runId, LOCKED);
    }

    /** The exact text of the plan. */
    public Optional<String> planText(Transaction transaction, RunId runId) {
        return transaction.first("select plan from run where run_id = ?", row -> row.text("plan"), runId);
    }

    public boolean isMember(Transaction transaction, RunId runId, SiteId siteId) {
        return transaction
                .first("select 1 from participant where run_id = ? and site_id = ?", row -> true, runId, siteId)
                .isPresent();
    }

    /** Whether a sign of life is worth noting after the last one that was noted. */
    public static boolean isNews(Instant lastHeard, Instant now) {
        return lastHeard.isBefore(now.minus(HEARD_STEP));
    }

    /** Notes that a site has given a sign of life. */
    public void heard(Transaction transaction, RunId runId, SiteId siteId, Instant now) {
        transaction.update(
                "update participant set last_heard = ? where run_id = ? and site_id = ? and last_heard < ?",
                now,
                runId,
                siteId,
                now.minus(HEARD_STEP));
    }

    /** The last M1 of a site in a run. */
    public Optional<Advertised> advertised(Transaction transaction, RunId runId, SiteId siteId) {
        return transaction.first(
                "select advertised_counter, advertised_digest from participant"
                        + " where run_id = ? and site_id = ? and advertised_digest is not null",
                row -> new Advertised(
                        siteId, row.number("advertised_counter"), ByteString.of(row.bytes("advertised_digest"))),
                runId,
                siteId);
    }

    public void setAdvertised(Transaction transaction, RunId runId, Advertised last) {
        transaction.update(
                "update participant set advertised_counter = ?, advertised_digest = ? where run_id = ? and site_id = ?",
                last.counter(),
                last.digest().toByteArray(),
                runId,
                last.site().value());
    }

    public void roundOpened(Transaction transaction, RunId runId, int number) {
        transaction.update("update run set rounds_opened = ? where run_id = ?", number, runId);
    }

    public void roundFailed(Transaction transaction, RunId runId) {
        transaction.update("update run set failures_in_a_row = failures_in_a_row + 1 where run_id = ?", runId);
    }

    /** Notes a completed round and the version that it made, or kept. */
    public void roundCompleted(
            Transaction transaction,
            RunId runId,
            int modelVersion,
            String modelSha256,
            int trainingsCompleted,
            Optional<BestVersion> best) {
        transaction.update(
                "update run set failures_in_a_row = 0, model_version = ?, model_sha256 = ?, trainings_completed = ?,"
                        + " best_version = ?, best_value = ? where run_id = ?",
                modelVersion,
                modelSha256,
                trainingsCompleted,
                best.map(BestVersion::version).orElse(null),
                best.map(BestVersion::value).orElse(null),
                runId);
    }

    /** Notes that a run which has not ended is paused, or runs again. */
    public void set(Transaction transaction, RunId runId, RunState state) {
        transaction.update("update run set state = ? where run_id = ?", state, runId);
    }

    public void end(Transaction transaction, RunId runId, RunState state, String reason, Instant now) {
        transaction.update(
                "update run set state = ?, reason = ?, ended_at = ? where run_id = ?", state, reason, now, runId);
        transaction.update("update membership set open = false where run_id = ?", runId);
    }

    /** The runs that wait for signatures under a charter, locked. */
    public List<Run> lockWaiting(Transaction transaction, String charterHash) {
        return transaction.list(
                RUNS + " where r.charter_hash = ? and r.rounds_opened = 0 and r.ended_at is null order by r.run_id"
                        + LOCKED,
                row -> run(row, fixed(transaction, row)),
                charterHash);
    }

    private Optional<Run> read(Transaction transaction, RunId runId, String lock) {
        return transaction.first(RUNS + " where r.run_id = ?" + lock, row -> run(row, fixed(transaction, row)), runId);
    }

    /** What of a run never changes, and costs most to read. */
    private record Fixed(Optional<Run.Terms> terms, List<Participant> participants) {}

    /** A transaction that is rolled back may leave something here: it is found again only under the same digests. */
    private Fixed fixed(Transaction transaction, Row row) {
        var runId = new RunId(row.text("run_id"));
        var key = runId + " " + row.text("plan_sha256") + " " + row.text("charter_hash");
        return fixed.get(
                        key,
                        () -> Optional.of(new Fixed(
                                Optional.ofNullable(row.optionalBytes("charter"))
                                        .map(charter ->
                                                new Run.Terms(plans.stored(row.text("plan")), Charter.decode(charter))),
                                participants(transaction, runId))))
                .orElseThrow();
    }

    private static List<Participant> participants(Transaction transaction, RunId runId) {
        return transaction.list(
                "select site_id, identity_key from participant where run_id = ? order by site_id collate \"C\"",
                row -> new Participant(new SiteId(row.text("site_id")), row.text("identity_key")),
                runId);
    }

    private static Run run(Row row, Fixed fixed) {
        return new Run(
                new RunId(row.text("run_id")),
                new TenantId(row.text("tenant_id")),
                new StudyId(row.text("study_id")),
                row.text("plan_sha256"),
                row.constant("state", RunState.class),
                row.text("reason"),
                row.integer("model_version"),
                row.text("model_sha256"),
                row.integer("trainings_completed"),
                best(row),
                row.integer("failures_in_a_row"),
                row.integer("rounds_opened"),
                row.instant("started_at"),
                fixed.terms(),
                fixed.terms().isPresent() ? row.number("charter_index") : -1,
                fixed.participants());
    }

    private static Optional<BestVersion> best(Row row) {
        return Optional.ofNullable(row.optionalInteger("best_version"))
                .map(version -> new BestVersion(version, row.real("best_value")));
    }
}
