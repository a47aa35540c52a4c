package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** SHA-256 of a file; read again only when it has changed. For use by one thread. */
final class FileDigests {
    private @Nullable Known last;

    private record Known(Path file, FileTime modified, long bytes, String digest) {
        boolean isOf(Path other, FileTime time, long size) {
            return file.equals(other) && modified.equals(time) && bytes == size;
        }
    }

    /**
     * The digest in hex.
     *
     * @throws Failure when the file cannot be read
     */
    String of(Path file) {
        try {
            var modified = Files.getLastModifiedTime(file);
            long bytes = Files.size(file);
            var known = last;
            if (known == null || !known.isOf(file, modified, bytes)) {
                known = new Known(file, modified, bytes, read(file));
                last = known;
            }
            return known.digest();
        } catch (IOException e) {
            throw Failure.failed(
                    FailureCode.FILE_NOT_READABLE,
                    "The file " + file + " cannot be read.",
                    "Check the path and the file's permissions.");
        }
    }

    private static String read(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
