package io.covalence.connector.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("cases")
class OutboundLogTest {
    private static final Departure DEPARTURE =
            new Departure(Instant.parse("2026-01-01T12:00:00Z"), "GET", "https://covalence.example", "/x", 0, "", null);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void logThatRotatesStaysBoundedAndKeepsTheNewest() throws IOException {
        var file = folder.resolve("outbound.jsonl");
        try (var log = OutboundLog.open(file, 1_000)) {
            log.rotate();
            for (int i = 0; i < 1_000; i++) {
                log.append(DEPARTURE);
            }
        }

        try (var files = Files.list(folder)) {
            var names = files.map(part -> part.getFileName().toString()).toList();
            // The one that is written, and seven older ones
            assertThat(names).hasSize(8).contains("outbound.jsonl", "outbound.jsonl.1", "outbound.jsonl.7");
        }
        // Of 100 bytes or so each, the line that fills a part still goes into it
        assertThat(Files.size(folder.resolve("outbound.jsonl.1"))).isBetween(1_000L, 1_200L);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        for (var line : Files.readAllLines(folder.resolve("outbound.jsonl.7"))) {
            assertThat(line).isEqualTo(Json.text(DEPARTURE));
        }
    }

    @Test
    void logOfACommandBesideTheDaemonIsNeverSetAside() throws IOException {
        try (var log = OutboundLog.open(folder.resolve("outbound.jsonl"), 10)) {
            log.append(DEPARTURE);
            log.append(DEPARTURE);
        }

        assertThat(Files.readAllLines(folder.resolve("outbound.jsonl"))).hasSize(2);
    }

    @Test
    void halfALineThatAFullDiskHasLeftSpoilsNoOther() throws IOException {
        var file = folder.resolve("outbound.jsonl");
        Files.write(file, "{\"time\":\"2026-01".getBytes(StandardCharsets.UTF_8));

        try (var log = OutboundLog.open(file)) {
            log.append(DEPARTURE);
        }

        assertThat(Files.readAllLines(file)).containsExactly("{\"time\":\"2026-01", Json.text(DEPARTURE));
    }
}
