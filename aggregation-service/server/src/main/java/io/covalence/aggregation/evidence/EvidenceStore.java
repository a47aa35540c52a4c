package io.covalence.aggregation.evidence;

import io.covalence.aggregation.blob.BlobFolder;
import io.covalence.aggregation.round.Round;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rows of evidence; bundles, which are large, lie in files named by round and digest. */
public final class EvidenceStore {
    private final BlobFolder blobs;

    EvidenceStore(BlobFolder blobs) {
        this.blobs = blobs;
    }

    /** Writes a bundle's file; it is there once {@link #insertBundle} has committed. */
    String write(Round round, byte[] bundle) throws IOException {
        var received = blobs.write(folder(round.tenantId(), round.runId()), out -> out.write(bundle));
        blobs.keep(received, folder(round.tenantId(), round.runId()), name(round.roundId(), received.sha256()));
        return received.sha256();
    }

    /** Whether this is the round's bundle now; not when another one was kept before. */
    boolean insertBundle(Transaction transaction, Round round, String sha256, byte[] closing, Instant now) {
        return insert(transaction, round, EvidenceKind.BUNDLE, sha256, "", closing, now)
                || bundle(transaction, round.roundId()).equals(Optional.of(sha256));
    }

    /** Keeps evidence that convicts a site; false when it was kept before. */
    public boolean insertConviction(
            Transaction transaction, Round round, String sha256, String culprit, byte[] body, Instant now) {
        return insert(transaction, round, EvidenceKind.CONVICTION, sha256, culprit, body, now);
    }

    /** The digest of a round's bundle. */
    public Optional<String> bundle(Transaction transaction, RoundId roundId) {
        return transaction.first(
                "select sha256 from evidence where round_id = ? and kind = ?",
                row -> row.text("sha256"),
                roundId,
                EvidenceKind.BUNDLE);
    }

    /** The part of a round's bundle that its members lack. */
    public Optional<byte[]> closing(Transaction transaction, RoundId roundId) {
        return transaction.first(
                "select body from evidence where round_id = ? and kind = ?",
                row -> row.bytes("body"),
                roundId,
                EvidenceKind.BUNDLE);
    }

    /**
     * Evidence that convicts a site.
     *
     * @param body encoded evidence
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed over once, never compared.
    public record Kept(SiteId culprit, byte[] body) {}

    /** The evidence that convicts sites of a round. */
    public List<Kept> convictions(Transaction transaction, RoundId roundId) {
        return transaction.list(
                "select culprit, body from evidence where round_id = ? and kind = ? order by sha256",
                row -> new Kept(new SiteId(row.text("culprit")), row.bytes("body")),
                roundId,
                EvidenceKind.CONVICTION);
    }

    /** Deletes the file of a bundle that has no row. */
    void forget(Round round, String sha256) throws IOException {
        blobs.delete(folder(round.tenantId(), round.runId()), name(round.roundId(), sha256));
    }

    /** A bundle's bytes; the caller closes the stream. */
    public InputStream open(TenantId tenantId, RunId runId, RoundId roundId, String sha256) throws IOException {
        return blobs.open(folder(tenantId, runId), name(roundId, sha256));
    }

    private static boolean insert(
            Transaction transaction,
            Round round,
            EvidenceKind kind,
            String sha256,
            String culprit,
            byte[] body,
            Instant now) {
        return transaction.update(
                        "insert into evidence (tenant_id, sha256, run_id, round_id, kind, culprit, body, at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                        round.tenantId(),
                        sha256,
                        round.runId(),
                        round.roundId(),
                        kind,
                        culprit,
                        body,
                        now)
                > 0;
    }

    private static String folder(TenantId tenantId, RunId runId) {
        return tenantId + "/" + runId + "/evidence";
    }

    private static String name(RoundId roundId, String sha256) {
        return roundId + "-" + sha256 + ".bundle";
    }
}
