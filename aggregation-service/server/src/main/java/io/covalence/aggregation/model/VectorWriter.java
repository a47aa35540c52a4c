package io.covalence.aggregation.model;

import io.covalence.aggregation.blob.BlobFolder;
import io.covalence.aggregation.blob.Digests;
import io.covalence.aggregation.blob.PendingBlob;
import io.covalence.aggregation.blob.Received;
import io.covalence.learning.step.StateVector;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** One file of values that is being made from another: read anywhere, written in order, both digested on the way. */
final class VectorWriter implements AutoCloseable {
    private final String name;
    private final String sha256;
    private final @Nullable FileChannel before;
    private final float initial;
    private final PendingBlob after;
    private final MessageDigest read = Digests.sha256();

    private VectorWriter(String name, String sha256, @Nullable FileChannel before, float initial, PendingBlob after) {
        this.name = name;
        this.sha256 = sha256;
        this.before = before;
        this.initial = initial;
        this.after = after;
    }

    /** Begins the file after another. */
    static VectorWriter of(BlobFolder blobs, String folder, StoredVector vector) throws IOException {
        var before = blobs.channel(folder, vector.file());
        try {
            return new VectorWriter(vector.name(), vector.sha256(), before, 0, blobs.pending(folder));
        } catch (IOException e) {
            try (before) {
                throw e;
            }
        }
    }

    /** Begins the first file of a vector; the one before would hold the same value everywhere. */
    static VectorWriter first(BlobFolder blobs, String folder, StateVector vector) throws IOException {
        return new VectorWriter(vector.name(), "", null, vector.initial(), blobs.pending(folder));
    }

    /** The vector's. */
    String name() {
        return name;
    }

    /** Values of the file before, as bytes. */
    byte[] before(int from, int count) throws IOException {
        var bytes = new byte[count * Float.BYTES];
        if (before != null) {
            BlobFolder.read(before, (long) from * Float.BYTES, bytes);
        } else if (initial != 0) {
            var values = ModelFiles.values(bytes);
            while (values.hasRemaining()) {
                values.put(initial);
            }
        }
        return bytes;
    }

    void append(byte[] valuesBefore, byte[] valuesAfter) throws IOException {
        read.update(valuesBefore);
        after.write(valuesAfter, 0, valuesAfter.length);
    }

    /**
     * Flushes the new file.
     *
     * @throws IOException also when the file before is not the one that was written
     */
    Received finish() throws IOException {
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
