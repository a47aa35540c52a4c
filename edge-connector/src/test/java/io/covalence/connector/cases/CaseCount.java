package io.covalence.connector.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Which cases after public reports were found right: a line for each test that passed, from which {@code infra/verify} counts. */
final class CaseCount {
    private static final Path FILE = Path.of("target/reported-cases.txt");

    private CaseCount() {}

    static void file(Path file) {
        count("file " + file.getFileName());
    }

    static void action(ReportedAction action) {
        count("action " + action);
    }

    private static synchronized void count(String what) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(
                    FILE, what + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
