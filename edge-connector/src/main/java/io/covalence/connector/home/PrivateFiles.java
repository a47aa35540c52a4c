package io.covalence.connector.home;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.connector.Json;
import io.covalence.connector.MalformedJson;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Files that only their owner may read (0600). They are replaced as a whole, so that a crash leaves the old file or the
 * new one, never half of one; or appended to, see {@link #append}.
 */
public final class PrivateFiles {
    private static final String DRAFT = ".draft";
    /** Largest file of ours that is read at once. */
    private static final int MAXIMUM_BYTES = 4 << 20;

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private PrivateFiles() {}

    static FileAttribute<Set<PosixFilePermission>> folderAttribute() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    }

    public static FileAttribute<Set<PosixFilePermission>> fileAttribute() {
        return PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    }

    /** Writes what a file is to hold. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream output) throws IOException;
    }

    /** Replaces the file and returns once it is on the disk, name included. */
    public static void replace(Path file, byte[] content) {
        replace(file, output -> output.write(content));
    }

    /** The same, for what is too large to stand in memory once more. */
    public static void replace(Path file, Content content) {
        try {
            swap(file, content, true);
            syncFolder(file);
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    /** Gives a file another name, in the same folder, in place of what has that name; after a crash it has the old one or the new one. */
    public static void rename(Path file, Path name) {
        try {
            Files.move(file, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder(name);
        } catch (IOException e) {
            throw notWritable(name, e);
        }
    }

    /** Replaces the file as a whole, but without waiting for the disk: for what may be lost when the machine fails. */
    public static void replaceLazily(Path file, byte[] content) {
        try {
            swap(file, output -> output.write(content), false);
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    /**
     * Writes {@code content} behind the first {@code kept} bytes of the file, which is made when it is missing, and returns once
     * it is on the disk. What stood there before is gone. After a crash the file ends somewhere between {@code kept} and its new
     * end; whoever reads it has to be able to tell.
     */
    public static void append(Path file, long kept, byte[] content) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(file, fileAttribute());
            }
            // Not a channel: one that an interrupted thread writes to is closed under its hands.
            try (var output = new RandomAccessFile(file.toFile(), "rw")) {
                output.setLength(kept);
                output.seek(kept);
                whole(output, kept, content);
            }
            // Not only when it was made just now: whoever made it may have been killed before its name was on the disk.
            if (kept == 0) {
                syncFolder(file);
            }
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    /** A full disk leaves nothing of what did not fit. */
    private static void whole(RandomAccessFile output, long kept, byte[] content) throws IOException {
        boolean written = false;
        try {
            output.write(content);
            output.getFD().sync();
            written = true;
        } finally {
            if (!written) {
                output.setLength(kept);
            }
        }
    }

    public static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    /** When a file was last written to; empty when there is none. */
    public static Optional<Instant> modified(Path file) {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw damaged(file, reason(e));
        }
    }

    /** Deletes drafts of a folder that were last written to before a time: who wrote them was killed. */
    static void deleteDrafts(Path folder, Instant before) {
        try (var files = Files.list(folder)) {
            for (var file : files.filter(PrivateFiles::isDraft).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (NoSuchFileException gone) {
            // Its command ended just now
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    private static boolean isDraft(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.startsWith(".") && name.endsWith(DRAFT);
    }

    /**
     * The content of a file, empty when there is none.
     *
     * @throws Failure when it cannot be read or is larger than any file of ours
     */
    public static Optional<byte[]> read(Path file) {
        try (var input = Files.newInputStream(file)) {
            var content = input.readNBytes(MAXIMUM_BYTES + 1);
            if (content.length > MAXIMUM_BYTES) {
                throw damaged(file, "it is too large");
            }
            return Optional.of(content);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw Failure.failed(
                    FailureCode.FILE_NOT_READABLE,
                    "The file " + file + " cannot be read: " + reason(e) + ".",
                    "Make it readable for this user.");
        }
    }

    /**
     * A file of ours, read strictly.
     *
     * @throws Failure when it is there and not what we wrote
     */
    public static <T> Optional<T> readJson(Path file, Class<T> type) {
        return read(file).map(content -> {
            try {
                return Json.strict(content, type);
            } catch (MalformedJson e) {
                throw damaged(file, String.valueOf(e.getMessage()));
            }
        });
    }

    /** Whether somebody besides the owner has any right to the file or folder; false when it does not exist. */
    public static boolean othersMayRead(Path path) {
        try {
            var others = EnumSet.complementOf(EnumSet.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE));
            others.retainAll(Files.getPosixFilePermissions(path));
            return !others.isEmpty();
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** A cause in plain words. */
    public static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied";
            case NoSuchFileException missing -> "there is no such file";
            case FileSystemException system
            when system.getReason() != null ->
                plain(system.getReason()).startsWith("the disk") ? plain(system.getReason()) : system.getReason();
            default -> plain(String.valueOf(e.getMessage()));
        };
    }

    /** What Linux says, which is an exception's whole message or stands in brackets behind a path. */
    private static String plain(String message) {
        if (message.contains("No space left on device") || message.contains("Disk quota exceeded")) {
            return "the disk is full";
        }
        return message.contains("Read-only file system") ? "the disk is read-only" : "the file system reports an error";
    }

    /** Makes the file's name durable. */
    private static void syncFolder(Path file) throws IOException {
        try (var folder = FileChannel.open(parent(file), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private static void swap(Path file, Content content, boolean force) throws IOException {
        // By a name of its own: a command and the running connector may replace one file at the same moment.
        var draft = Files.createTempFile(parent(file), "." + file.getFileName() + ".", DRAFT, fileAttribute());
        try {
            // Not a channel: one that an interrupted thread writes to is closed under its hands.
            try (var output = new FileOutputStream(draft.toFile())) {
                content.writeTo(output);
                if (force) {
                    output.getFD().sync();
                }
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            // Where it could not be written to its end: on a full disk every byte counts.
            Files.deleteIfExists(draft);
        }
    }

    private static Path parent(Path file) {
        var parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("a file of ours stands in a folder");
        }
        return parent;
    }

    private static Failure notWritable(Path file, IOException e) {
        return Failure.failed(
                FailureCode.FILE_NOT_WRITABLE,
                "The file " + file + " cannot be written: " + reason(e) + ".",
                "Make the folder writable for this user, or free some disk space.");
    }

    /** That a file is not what the connector wrote. */
    public static Failure damaged(Path file, String why) {
        return Failure.failed(
                FailureCode.FILE_DAMAGED,
                "The file " + file + " is not as the connector wrote it: " + why + ".",
                "Correct it, or move it away and repeat the step that made it.");
    }
}
