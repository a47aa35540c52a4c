package io.covalence.connector.cases;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files that the cases were made after, where the setting COVALENCE_CASES names a folder that has them. */
public final class OriginalCases {
    private static final String SETTING = "COVALENCE_CASES";

    private OriginalCases() {}

    /** A file by its name; nothing when this machine does not have it. */
    public static Optional<Path> find(String name) {
        return Optional.ofNullable(System.getenv(SETTING))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isReadable);
    }
}
