package io.covalence.aggregation.round;

import io.covalence.aggregation.store.Row;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.ClipRate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of rounds and of their sites. Locks are taken in the order study, run, round, site, work, log, outbox. */
public final class RoundStore {
    private static final String SITES = "select s.*, p.last_heard from round_site s"
            + " join round r using (round_id) join participant p on p.run_id = r.run_id and p.site_id = s.site_id"
            + " where s.round_id = ?";

    void insert(Transaction transaction, Round round, List<SiteId> siteIds) {
        transaction.update(
                "insert into round (round_id, tenant_id, run_id, number, attempt, kind, phase, model_version,"
                        + " model_sha256, new_model_version, new_model_sha256, opened_at, training_deadline, phase_since)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                round.roundId(),
                round.tenantId(),
                round.runId(),
                round.number(),
                round.attempt(),
                round.kind(),
                round.phase(),
                round.modelVersion(),
                round.modelSha256(),
                round.newModelVersion(),
                round.newModelSha256(),
                round.openedAt(),
                round.trainingDeadline(),
                round.phaseSince());
        for (var siteId : siteIds) {
            transaction.update(
                    "insert into round_site (round_id, site_id, tenant_id, phase) values (?, ?, ?, ?)",
                    round.roundId(),
                    siteId,
                    round.tenantId(),
                    SitePhase.OFFERED);
        }
    }

    public Optional<Round> find(Transaction transaction, RoundId roundId) {
        return transaction.first("select * from round where round_id = ?", RoundStore::round, roundId);
    }

    /** Reads a round and keeps it in its phase until the end of the transaction; many may do so at once. */
    public Optional<Round> hold(Transaction transaction, RoundId roundId) {
        return transaction.first("select * from round where round_id = ? for share", RoundStore::round, roundId);
    }

    /** Reads and locks a round: until the end of the transaction nobody else can hold or lock it. */
    public Optional<Round> lock(Transaction transaction, RoundId roundId) {
        return transaction.first(
                "select * from round where round_id = ? for no key update", RoundStore::round, roundId);
    }

    public Optional<Round> openOf(Transaction transaction, RunId runId) {
        return transaction.first("select * from round where run_id = ? and ended_at is null", RoundStore::round, runId);
    }

    /** The sites of a round, ascending. */
    public List<RoundSite> sites(Transaction transaction, RoundId roundId) {
        return transaction.list(SITES + " order by s.site_id collate \"C\"", RoundStore::site, roundId);
    }

    public Optional<RoundSite> site(Transaction transaction, RoundId roundId, SiteId siteId) {
        return transaction.first(SITES + " and s.site_id = ?", RoundStore::site, roundId, siteId);
    }

    /** Lets nobody else change where a site stands, until the end of the transaction; after the round, before its work. */
    public void lockSite(Transaction transaction, RoundId roundId, SiteId siteId) {
        transaction.list(
                "select 1 from round_site where round_id = ? and site_id = ? for no key update",
                row -> true,
                roundId,
                siteId);
    }

    /** The same for all sites of a round, in one order. */
    public void lockSites(Transaction transaction, RoundId roundId) {
        transaction.list(
                "select 1 from round_site where round_id = ? order by site_id for no key update", row -> true, roundId);
    }

    void enter(Transaction transaction, RoundId roundId, RoundPhase phase, String reason, Instant now) {
        transaction.update(
                "update round set phase = ?, reason = ?, phase_since = ? where round_id = ?",
                phase,
                reason,
                now,
                roundId);
    }

    /** Keeps with a new attempt that the one before can never be opened. */
    void setAborted(Transaction transaction, RoundId roundId, byte[] certificate) {
        transaction.update("update round set aborted = ? where round_id = ?", certificate, roundId);
    }

    /** The certificate that the attempt before can never be opened, when anything was masked in it. */
    public Optional<byte[]> aborted(Transaction transaction, RoundId roundId) {
        return transaction.first(
                "select aborted from round where round_id = ? and aborted is not null",
                row -> row.bytes("aborted"),
                roundId);
    }

    void end(Transaction transaction, Round round) {
        transaction.update(
                "update round set phase = ?, phase_since = ?, reason = ?, new_model_version = ?, new_model_sha256 = ?,"
                        + " ended_at = ?, sites_in = ?, clipped_sites = ?, clipped_share = ?, overhead_seconds = ?,"
                        + " transcript_sha256 = ? where round_id = ?",
                round.phase(),
                round.phaseSince(),
                round.reason(),
                round.newModelVersion(),
                round.newModelSha256(),
                round.endedAt(),
                round.sitesIn(),
                round.clipped() == null ? null : round.clipped().sites(),
                round.clipped() == null ? null : round.clipped().share(),
                round.overheadSeconds(),
                round.transcriptSha256(),
                round.roundId());
    }

    void setOffer(Transaction transaction, RoundId roundId, byte[] offer) {
        transaction.update("update round set offer = ? where round_id = ?", offer, roundId);
    }

    /** M0, the offer. */
    public Optional<byte[]> offer(Transaction transaction, RoundId roundId) {
        return transaction.first(
                "select offer from round where round_id = ? and offer is not null", row -> row.bytes("offer"), roundId);
    }

    /**
     * A round's signed result, M10.
     *
     * @param logIndex its place in the tenant's log
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed over once, never compared.
    public record SignedResult(byte[] body, long logIndex) {}

    void setResult(Transaction transaction, RoundId roundId, byte[] result, long logIndex) {
        transaction.update(
                "update round set result = ?, result_index = ? where round_id = ?", result, logIndex, roundId);
    }

    /** M10, the result, once the round has completed. */
    public Optional<SignedResult> result(Transaction transaction, RoundId roundId) {
        return transaction.first(
                "select result, result_index from round where round_id = ? and result is not null",
                row -> new SignedResult(row.bytes("result"), row.number("result_index")),
                roundId);
    }

    /** Deletes everything of an ended round that grows with its sites and chunks. */
    public void prune(Transaction transaction, RoundId roundId) {
        for (var table : List.of("chunk", "message", "round_site")) {
            transaction.update("delete from " + table + " where round_id = ?", roundId);
        }
    }

    void setPhase(Transaction transaction, RoundId roundId, SiteId siteId, SitePhase phase, String reason) {
        transaction.update(
                "update round_site set phase = ?, reason = ? where round_id = ? and site_id = ?",
                phase,
                reason,
                roundId,
                siteId);
    }

    /** Notes what a site has been proved to have done. */
    public void setMisconduct(Transaction transaction, RoundId roundId, SiteId siteId, String misconduct) {
        transaction.update(
                "update round_site set misconduct = ? where round_id = ? and site_id = ? and misconduct = ''",
                misconduct,
                roundId,
                siteId);
    }

    /** Notes what a site has sent that was refused; empty once it has sent what it should. */
    public void setFault(Transaction transaction, RoundId roundId, SiteId siteId, String fault) {
        transaction.update(
                "update round_site set fault = ? where round_id = ? and site_id = ?", fault, roundId, siteId);
    }

    void setNotice(Transaction transaction, RoundId roundId, SiteId siteId, String notice) {
        transaction.update(
                "update round_site set notice = ? where round_id = ? and site_id = ?", notice, roundId, siteId);
    }

    void setCohort(Transaction transaction, RoundId roundId, SiteId siteId, int cohort) {
        transaction.update(
                "update round_site set cohort = ? where round_id = ? and site_id = ?", cohort, roundId, siteId);
    }

    /** Notes local work that a site has reported. */
    public void setProgress(
            Transaction transaction, RoundId roundId, SiteId siteId, double fraction, double trainingSeconds) {
        transaction.update(
                "update round_site set began = true, fraction = ?, training_seconds = greatest(training_seconds, ?)"
                        + " where round_id = ? and site_id = ?",
                fraction,
                trainingSeconds,
                roundId,
                siteId);
    }

    /** Notes that a site has begun the round. */
    public void setBegan(Transaction transaction, RoundId roundId, SiteId siteId) {
        transaction.update(
                "update round_site set began = true where round_id = ? and site_id = ? and not began", roundId, siteId);
    }

    /** Notes that a site is done with the round; false when that was known. */
    public boolean setGone(Transaction transaction, RoundId roundId, SiteId siteId, String left) {
        return transaction.update(
                        "update round_site set gone = true, left_because = ?"
                                + " where round_id = ? and site_id = ? and not gone",
                        left,
                        roundId,
                        siteId)
                > 0;
    }

    private static Round round(Row row) {
        var ended = row.optionalInstant("ended_at");
        return new Round(
                new RoundId(row.text("round_id")),
                new TenantId(row.text("tenant_id")),
                new RunId(row.text("run_id")),
                row.integer("number"),
                row.integer("attempt"),
                row.constant("kind", RoundKind.class),
                row.constant("phase", RoundPhase.class),
                row.text("reason"),
                row.integer("model_version"),
                row.text("model_sha256"),
                row.integer("new_model_version"),
                row.text("new_model_sha256"),
                row.instant("opened_at"),
                row.instant("training_deadline"),
                row.instant("phase_since"),
                ended,
                row.integer("sites_in"),
                clipped(row),
                row.real("overhead_seconds"),
                row.text("transcript_sha256"));
    }

    private static @Nullable ClipRate clipped(Row row) {
        var sites = row.optionalText("clipped_sites");
        return sites == null ? null : new ClipRate(ClipRate.Part.valueOf(sites), row.real("clipped_share"));
    }

    private static RoundSite site(Row row) {
        return new RoundSite(
                new SiteId(row.text("site_id")),
                row.constant("phase", SitePhase.class),
                row.text("reason"),
                row.flag("began"),
                row.flag("gone"),
                row.text("left_because"),
                row.integer("cohort"),
                row.real("training_seconds"),
                row.text("misconduct"),
                row.text("fault"),
                row.text("notice"),
                row.instant("last_heard"));
    }
}
