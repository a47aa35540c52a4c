package io.covalence.aggregation.model;

import io.covalence.aggregation.blob.Aside;
import io.covalence.aggregation.blob.BlobStore;
import io.covalence.aggregation.blob.Digests;
import io.covalence.aggregation.blob.Received;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** One file of values that is being made from another: read anywhere, written in order, both digested on the way. */
final class Successor implements AutoCloseable {
    private final @Nullable FileChannel before;
    private final Aside after;
    private final MessageDigest read = Digests.sha256();

    /**
     * Begins a file.
     *
     * @param name of the file before; empty for one of zeros
     */
    Successor(BlobStore blobs, String folder, String name) throws IOException {
        this.before = name.isEmpty() ? null : blobs.channel(folder, name);
        this.after = blobs.aside(folder);
    }

    /** Values of the file before, as bytes. */
    byte[] before(int from, int count) throws IOException {
        var values = new byte[count * Float.BYTES];
        if (before != null) {
            BlobStore.read(before, (long) from * Float.BYTES, values);
        }
        return values;
    }

    void append(byte[] valuesBefore, byte[] valuesAfter) throws IOException {
        read.update(valuesBefore);
        after.write(valuesAfter, 0, valuesAfter.length);
    }

    /**
     * Flushes the new file.
     *
     * @param sha256 hex, of the file before
     * @throws IOException also when the file before is not the one that was written
     */
    Received finish(String sha256) throws IOException {
        if (before != null && !Digests.finish(read).equals(sha256)) {
            throw new IOException("the file of a model version has been changed");
        }
        return after.finish();
    }

    @Override
    public void close() throws IOException {
        try (after) {
            if (before != null) {
                before.close();
            }
        }
    }
}
