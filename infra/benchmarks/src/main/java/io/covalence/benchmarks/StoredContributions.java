package io.covalence.benchmarks;

import io.covalence.aggregation.blob.BlobFolder;
import io.covalence.aggregation.contribution.ContributionStore;
import io.covalence.aggregation.contribution.ContributionSum;
import io.covalence.aggregation.contribution.StoredChunk;
import io.covalence.aggregation.round.Round;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.internal.Lanes;
import io.covalence.secagg.server.RecoveredMasks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** One chunk of words from each of many sites, in the service's own files, which the system has in its cache. */
final class StoredContributions {
    private static final Round ROUND = new Round(
            new RoundId("round"),
            new TenantId("tenant"),
            new RunId("run"),
            1,
            1,
            RoundKind.TRAINING,
            RoundPhase.AGGREGATING,
            "",
            0,
            "",
            0,
            "",
            Instant.EPOCH,
            Instant.EPOCH,
            Instant.EPOCH,
            null,
            0,
            null,
            0,
            "");

    /** As large as the service's own pieces. */
    private static final int PIECE = 1 << 16;

    private final Path folder;
    private final VectorLayout layout;
    private final ContributionStore store;
    private final Map<SiteId, List<StoredChunk>> chunks;
    private final List<Path> files;

    private StoredContributions(
            Path folder,
            VectorLayout layout,
            ContributionStore store,
            Map<SiteId, List<StoredChunk>> chunks,
            List<Path> files) {
        this.folder = folder;
        this.layout = layout;
        this.store = store;
        this.chunks = chunks;
        this.files = files;
    }

    /** Writes the files as the service does when they arrive. */
    static StoredContributions write(int sites, VectorLayout layout) throws IOException {
        if (layout.chunkCount() != 1) {
            throw new IllegalArgumentException("one chunk a site is measured");
        }
        var folder = Files.createTempDirectory("contributions");
        var store = new ContributionStore(new BlobFolder(folder));
        var chunks = new LinkedHashMap<SiteId, List<StoredChunk>>();
        var random = new SplittableRandom(4);
        var chunk = new byte[layout.chunkLength(0)];
        for (int i = 0; i < sites; i++) {
            var site = new SiteId("site-" + i);
            random.nextBytes(chunk);
            var received = store.receive(ROUND, site, new ByteArrayInputStream(chunk));
            store.keep(ROUND, site, 0, received);
            chunks.put(site, List.of(new StoredChunk(ByteString.ofHex(received.sha256()), received.crc32c())));
        }
        try (Stream<Path> found = Files.walk(folder)) {
            return new StoredContributions(
                    folder,
                    layout,
                    store,
                    chunks,
                    found.filter(Files::isRegularFile).toList());
        }
    }

    void delete() throws IOException {
        new BlobFolder(folder).deleteFolder("tenant");
        Files.delete(folder);
    }

    /** By the service's own code: reads, checks, adds, and takes the masks out. */
    byte[] open(RecoveredMasks masks) {
        try {
            ContributionSum sum = store.sum(ROUND, layout, chunks, masks);
            return sum.open(0).bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The least that a sum can be: every byte is read and added. */
    byte[] readAndAdd() {
        var sum = new byte[layout.chunkLength(0)];
        var chunk = new byte[sum.length];
        for (var file : files) {
            read(file, chunk);
            Lanes.add(RingWidth.BITS_32, sum, 0, chunk, 0, sum.length);
        }
        return sum;
    }

    private static void read(Path file, byte[] target) {
        try (var channel = FileChannel.open(file)) {
            int at = 0;
            while (at < target.length) {
                at += channel.read(ByteBuffer.wrap(target, at, Math.min(PIECE, target.length - at)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
