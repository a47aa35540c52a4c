package io.covalence.aggregation.blob;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files under one folder that all replicas share. A file appears under its name only when it is whole and on disk: it
 * is written under another name, flushed to the device and renamed.
 */
public final class BlobFolder {
    private static final Logger LOG = LoggerFactory.getLogger(BlobFolder.class);
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}){0,5}");
    private static final String ASIDE = ".part";
    private static final int BUFFER = 1 << 16;

    private final Path root;

    public BlobFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Writes content to a stream. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Receives content into a file that has no name yet, never more than allowed.
     *
     * @param most bytes after which reading stops; the result then has one byte more than that
     */
    public Received receive(String folder, InputStream content, long most) throws IOException {
        return write(folder, out -> {
            var buffer = new byte[BUFFER];
            long left = most + 1;
            while (left > 0) {
                int count = content.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    return;
                }
                out.write(buffer, 0, count);
                left -= count;
            }
        });
    }

    /** Writes content to a file that has no name yet. */
    public Received write(String folder, Content content) throws IOException {
        try (var pending = pending(folder)) {
            content.writeTo(pending.stream());
            return pending.finish();
        }
    }

    /** Begins a file that has no name yet, to be written piece by piece. */
    public PendingBlob pending(String folder) throws IOException {
        var directory = Files.createDirectories(resolve(folder));
        return new PendingBlob(Files.createTempFile(directory, "", ASIDE));
    }

    /** Gives a received file its name. Repeating it with the same content is harmless. */
    public void keep(Received received, String folder, String name) throws IOException {
        var directory = resolve(folder);
        Files.move(received.file(), resolve(folder + "/" + name), StandardCopyOption.ATOMIC_MOVE);
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    public void discard(Received received) {
        try {
            Files.deleteIfExists(received.file());
        } catch (IOException e) {
            LOG.warn(
                    "a file set aside could not be deleted: {}", received.file().getFileName());
        }
    }

    public InputStream open(String folder, String name) throws IOException {
        return Files.newInputStream(resolve(folder + "/" + name));
    }

    /** Opens a file for reading at any place, by several threads at once. */
    public FileChannel channel(String folder, String name) throws IOException {
        return FileChannel.open(resolve(folder + "/" + name), StandardOpenOption.READ);
    }

    /**
     * Reads a whole file into an array of its size.
     *
     * @throws IOException also when the file has another size
     */
    public void read(String folder, String name, byte[] target) throws IOException {
        try (var channel = channel(folder, name)) {
            if (channel.size() != target.length) {
                throw new IOException("file " + name + " has not the size that it was written with");
            }
            read(channel, 0, target);
        }
    }

    /**
     * Fills the array from a file, beginning at a byte.
     *
     * @throws IOException also when the file ends before
     */
    public static void read(FileChannel channel, long from, byte[] target) throws IOException {
        for (int at = 0; at < target.length; ) {
            // Larger reads go through a buffer of their size outside the heap.
            int count = channel.read(ByteBuffer.wrap(target, at, Math.min(BUFFER, target.length - at)), from + at);
            if (count < 0) {
                throw new EOFException("a file ends too early");
            }
            at += count;
        }
    }

    /** Deletes a file; harmless when there is none. */
    public void delete(String folder, String name) throws IOException {
        Files.deleteIfExists(resolve(folder + "/" + name));
    }

    /** Deletes unnamed files of a folder that have not been written to since the given time. */
    public void sweep(String folder, Instant before) throws IOException {
        var directory = resolve(folder);
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(ASIDE)).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Deletes a folder and all that is in it; harmless when there is none. */
    public void deleteFolder(String folder) throws IOException {
        var directory = resolve(folder);
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Whether a file can be written and deleted. */
    public boolean usable() {
        try {
            Files.createDirectories(root);
            Files.delete(Files.createTempFile(root, "probe", ASIDE));
            return true;
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("the folder for files cannot be written: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    private Path resolve(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a file name of this store");
        }
        return root.resolve(name);
    }
}
