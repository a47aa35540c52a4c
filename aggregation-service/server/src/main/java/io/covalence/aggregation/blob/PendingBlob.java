package io.covalence.aggregation.blob;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.zip.CRC32C;

/**
 * A file that is being written beside its folder's files, digested while it is written. Closing it before it is
 * {@link #finish finished} deletes it. For use by one thread at a time.
 */
public final class PendingBlob implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final MessageDigest sha256 = Digests.sha256();
    private final CRC32C crc32c = new CRC32C();
    private boolean finished;

    PendingBlob(Path file) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.WRITE);
    }

    public void write(byte[] content, int from, int length) throws IOException {
        sha256.update(content, from, length);
        crc32c.update(content, from, length);
        var left = ByteBuffer.wrap(content, from, length);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    /** Flushes the file to the device; it then awaits its name. */
    public Received finish() throws IOException {
        channel.force(true);
        finished = true;
        return new Received(file, channel.size(), Digests.finish(sha256), (int) crc32c.getValue());
    }

    OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                PendingBlob.this.write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] content, int from, int length) throws IOException {
                PendingBlob.this.write(content, from, length);
            }
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (!finished) {
            Files.deleteIfExists(file);
        }
    }
}
