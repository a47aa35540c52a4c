package io.covalence.simulation;

import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.rehearsal.MaskedChunks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Masked chunks in a temporary file, which is gone when it is closed: one is in memory at a time. */
final class ChunkFiles implements MaskedChunks, AutoCloseable {
    private final VectorLayout layout;
    private final Path path;
    private final FileChannel file;

    ChunkFiles(VectorLayout layout) {
        this.layout = layout;
        try {
            this.path = Files.createTempFile("masked", ".chunks");
            this.file = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void put(int site, int chunk, byte[] masked) {
        var left = ByteBuffer.wrap(masked);
        try {
            long at = at(site, chunk);
            while (left.hasRemaining()) {
                file.write(left, at + left.position());
            }
        } catch (IOException e) {
            throw new Unusable("the temporary file " + path + " cannot be written; make room there", e);
        }
    }

    @Override
    public byte[] get(int site, int chunk) {
        var bytes = ByteBuffer.allocate(layout.chunkLength(chunk));
        try {
            long at = at(site, chunk);
            while (bytes.hasRemaining()) {
                if (file.read(bytes, at + bytes.position()) < 0) {
                    throw new IllegalStateException("chunk " + chunk + " of site " + site + " was not put");
                }
            }
        } catch (IOException e) {
            throw new Unusable("the temporary file " + path + " cannot be read", e);
        }
        return bytes.array();
    }

    private long at(int site, int chunk) {
        return site * layout.byteLength() + layout.chunkOffset(chunk);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
