package io.covalence.benchmarks;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.internal.Lanes;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.server.ChunkSum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** One chunk of masked words from each of many sites, in files that the system has in its cache. */
final class StoredContributions {
    private final int sites;
    private final VectorLayout layout;
    private final List<Path> files = new ArrayList<>();
    private final List<ByteString> digests = new ArrayList<>();

    StoredContributions(int sites, VectorLayout layout) {
        this.sites = sites;
        this.layout = layout;
        if (layout.chunkCount() != 1) {
            throw new IllegalArgumentException("one chunk a site is measured");
        }
    }

    void write() throws IOException {
        var random = new SplittableRandom(4);
        var chunk = new byte[layout.chunkLength(0)];
        for (int site = 0; site < sites; site++) {
            random.nextBytes(chunk);
            digests.add(MaskedHeader.digestOf(chunk));
            files.add(Files.write(Files.createTempFile("contribution", ".masked"), chunk));
        }
    }

    void delete() throws IOException {
        for (var file : files) {
            Files.deleteIfExists(file);
        }
    }

    /** As the service sums: each chunk is compared with the digest that its sender signed. */
    void sum() {
        var sum = new ChunkSum(layout, 0);
        for (int site = 0; site < sites; site++) {
            var chunk = read(site);
            if (!MaskedHeader.digestOf(chunk).equals(digests.get(site))) {
                throw new IllegalStateException("a file has been changed");
            }
            sum.add(chunk);
        }
    }

    /** The least that a sum can be: every byte is read and added. */
    void readAndAdd() {
        var sum = new byte[layout.chunkLength(0)];
        for (int site = 0; site < sites; site++) {
            Lanes.add(RingWidth.BITS_32, sum, 0, read(site), 0, sum.length);
        }
    }

    private byte[] read(int site) {
        try {
            return Files.readAllBytes(files.get(site));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
