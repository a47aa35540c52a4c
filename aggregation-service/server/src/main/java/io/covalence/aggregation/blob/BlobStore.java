package io.covalence.aggregation.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files under one folder that all replicas share. A file appears under its name only when it is whole and on disk: it is
 * written aside, flushed to the device and renamed.
 */
public final class BlobStore {
    private static final Logger LOG = LoggerFactory.getLogger(BlobStore.class);
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}){0,5}");
    private static final String ASIDE = ".part";
    private static final int BUFFER = 1 << 16;

    private final Path root;

    public BlobStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Writes content to a stream. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Takes content in beside its folder, never more than allowed.
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

    /** Writes content aside. */
    public Received write(String folder, Content content) throws IOException {
        var directory = Files.createDirectories(resolve(folder));
        var file = Files.createTempFile(directory, "", ASIDE);
        boolean done = false;
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var out = new DigestOutputStream(Channels.newOutputStream(channel), Digests.sha256());
            content.writeTo(out);
            channel.force(true);
            done = true;
            return new Received(file, channel.size(), Digests.finish(out.getMessageDigest()));
        } finally {
            if (!done) {
                Files.deleteIfExists(file);
            }
        }
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

    /** Reads a whole file that has at most the given size. */
    public byte[] read(String folder, String name, int most) throws IOException {
        try (var in = open(folder, name)) {
            var content = in.readNBytes(most + 1);
            if (content.length > most) {
                throw new IOException("file " + name + " is larger than it may be");
            }
            return content;
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
