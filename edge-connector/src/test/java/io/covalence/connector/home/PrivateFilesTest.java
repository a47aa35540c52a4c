package io.covalence.connector.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {
    private static final int TIMES = 300;

    @TempDir
    private Path folder = Path.of("");

    /** As when a person signs a charter while the running connector writes down that it is in force. */
    @Test
    void fileThatTwoReplaceAtTheSameTimeIsOneOfBothAndWhole() throws Exception {
        var file = folder.resolve("charter");
        var writers = new ArrayList<Future<?>>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var letter : new String[] {"a", "b"}) {
                var content = letter.repeat(100_000).getBytes(StandardCharsets.UTF_8);
                writers.add(threads.submit(() -> {
                    for (int time = 0; time < TIMES; time++) {
                        PrivateFiles.replaceLazily(file, content);
                        assertThat(Files.readString(file)).matches("a{100000}|b{100000}");
                    }
                    return file;
                }));
            }
            for (var writer : writers) {
                writer.get();
            }
        }

        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    /** As a process leaves one that was killed while it wrote; what a command is writing just now stays. */
    @Test
    void draftsOfAProcessThatWasKilledAreDeleted() throws IOException {
        var home = new ConnectorHome(folder.resolve("home")).prepare();
        var kept = Files.writeString(home.rounds().resolve("run_a.kept"), "whole");
        var ofARound = Files.writeString(home.rounds().resolve(".run_a.pending.1.draft"), "half");
        var old = Files.writeString(home.root().resolve(".policy.json.2.draft"), "half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2026-01-01T10:00:00Z")));
        var present = Files.writeString(home.root().resolve(".policy.json.3.draft"), "half");
        Files.setLastModifiedTime(present, FileTime.from(Instant.parse("2026-01-01T11:30:00Z")));

        home.deleteDrafts(Instant.parse("2026-01-01T11:00:00Z"));

        assertThat(ofARound).doesNotExist();
        assertThat(old).doesNotExist();
        assertThat(present).exists();
        assertThat(kept).exists();
    }
}
