package io.covalence.connector.ledger;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads files as a whole, up to a bound. */
final class EvidenceFiles {
    /** A bundle of 200 sites has 0.7 MB. */
    static final int MAXIMUM_BYTES = 16 << 20;

    static final int MAXIMUM_BYTES_TOGETHER = 128 << 20;

    private EvidenceFiles() {}

    /**
     * Their contents by name.
     *
     * @throws Failure when one is missing, unreadable or too large, or all together are
     */
    static Map<String, byte[]> read(List<Path> files) {
        var contents = new LinkedHashMap<String, byte[]>();
        long together = 0;
        for (var file : files) {
            byte[] content = read(file);
            together += content.length;
            if (together > MAXIMUM_BYTES_TOGETHER) {
                throw tooLarge("The files together have more than " + MAXIMUM_BYTES_TOGETHER + " bytes.");
            }
            contents.put(file.toString(), content);
        }
        return contents;
    }

    private static byte[] read(Path file) {
        try (var input = Files.newInputStream(file)) {
            byte[] content = input.readNBytes(MAXIMUM_BYTES + 1);
            if (content.length > MAXIMUM_BYTES) {
                throw tooLarge("The file " + file + " has more than " + MAXIMUM_BYTES + " bytes: it is no evidence.");
            }
            return content;
        } catch (IOException e) {
            throw Failure.failed(
                    FailureCode.FILE_NOT_READABLE,
                    "There is no file " + file + " that this user may read.",
                    "Check the path and the file's permissions.");
        }
    }

    private static Failure tooLarge(String what) {
        return Failure.failed(FailureCode.FILE_TOO_LARGE, what, "Check fewer files at once.");
    }
}
