package io.covalence.aggregation.contribution;

import io.covalence.aggregation.blob.BlobFolder;
import io.covalence.aggregation.blob.Received;
import io.covalence.aggregation.round.Round;
import io.covalence.aggregation.store.Transaction;
import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.server.RecoveredMasks;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chunks of masked updates: files named by place and digest, and a row each that says which file counts. A chunk never
 * stands in memory while it arrives.
 */
public final class ContributionStore {
    private static final Logger LOG = LoggerFactory.getLogger(ContributionStore.class);

    private final BlobFolder blobs;

    public ContributionStore(BlobFolder blobs) {
        this.blobs = blobs;
    }

    /**
     * Receives a chunk into a file that has no name yet. Of a chunk that is too long it takes one byte more than
     * allowed.
     */
    public Received receive(Round round, SiteId siteId, InputStream content) throws IOException {
        return blobs.receive(siteFolder(round, siteId), content, VectorLayout.CHUNK_BYTES);
    }

    public void discard(Received received) {
        blobs.discard(received);
    }

    /** Gives an arrived chunk its place on disk; it counts once {@link #put} has committed. */
    public void keep(Round round, SiteId siteId, int position, Received received) throws IOException {
        blobs.keep(received, siteFolder(round, siteId), name(position, received.sha256()));
    }

    /** Deletes the file of a chunk that no longer counts; when it stays it goes with the round. */
    public void delete(Round round, SiteId siteId, int position, String sha256) {
        try {
            blobs.delete(siteFolder(round, siteId), name(position, sha256));
        } catch (IOException e) {
            LOG.warn("chunk {} of round {} could not be deleted", position, round.roundId(), e);
        }
    }

    public Optional<String> digest(Transaction transaction, Round round, SiteId siteId, int position) {
        return transaction.first(
                "select sha256 from chunk where round_id = ? and site_id = ? and position = ?",
                row -> row.text("sha256"),
                round.roundId(),
                siteId,
                position);
    }

    /** Notes a chunk, in place of one that was there. */
    public void put(Transaction transaction, Round round, SiteId siteId, int position, Received received) {
        transaction.update(
                "insert into chunk (round_id, site_id, position, tenant_id, sha256, crc32c, bytes)"
                        + " values (?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (round_id, site_id, position) do update"
                        + " set sha256 = excluded.sha256, crc32c = excluded.crc32c, bytes = excluded.bytes",
                round.roundId(),
                siteId,
                position,
                round.tenantId(),
                received.sha256(),
                received.crc32c(),
                received.bytes());
    }

    /** The digests of a site's chunks that have arrived, in the order of their places. */
    public List<ByteString> digests(Transaction transaction, Round round, SiteId siteId) {
        return transaction.list(
                "select sha256 from chunk where round_id = ? and site_id = ? order by position",
                row -> ByteString.ofHex(row.text("sha256")),
                round.roundId(),
                siteId);
    }

    /** Which files the sites of a cohort have filled; what {@link #sum} adds up. */
    public Map<SiteId, List<StoredChunk>> chunks(Transaction transaction, Round round, List<SiteId> siteIds) {
        var chunks = new LinkedHashMap<SiteId, List<StoredChunk>>();
        siteIds.forEach(siteId -> chunks.put(
                siteId,
                transaction.list(
                        "select sha256, crc32c from chunk where round_id = ? and site_id = ? order by position",
                        row -> new StoredChunk(ByteString.ofHex(row.text("sha256")), row.integer("crc32c")),
                        round.roundId(),
                        siteId)));
        return chunks;
    }

    /** The sum over the sites' chunks, to be opened chunk by chunk. */
    public ContributionSum sum(
            Round round, VectorLayout layout, Map<SiteId, List<StoredChunk>> chunks, RecoveredMasks masks) {
        return new ContributionSum(this, round, layout, chunks, masks);
    }

    /**
     * Reads a chunk into an array of its length.
     *
     * @throws IOException also when the file is not the one that arrived
     */
    void read(Round round, SiteId siteId, int position, StoredChunk chunk, byte[] target) throws IOException {
        blobs.read(siteFolder(round, siteId), name(position, chunk.sha256().hex()), target);
        var check = new CRC32C();
        check.update(target);
        if ((int) check.getValue() != chunk.crc32c()) {
            throw new IOException("chunk " + position + " of site " + siteId + " has been changed on disk");
        }
    }

    /** Deletes all chunks of a round; harmless when repeated. */
    public void scrub(Round round) throws IOException {
        blobs.deleteFolder(folder(round));
    }

    private static String folder(Round round) {
        return round.tenantId() + "/" + round.runId() + "/rounds/" + round.roundId();
    }

    private static String siteFolder(Round round, SiteId siteId) {
        return folder(round) + "/" + siteId;
    }

    private static String name(int position, String sha256) {
        return position + "-" + sha256 + ".masked";
    }
}
