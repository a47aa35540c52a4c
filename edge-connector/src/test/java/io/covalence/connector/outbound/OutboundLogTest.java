package io.covalence.connector.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Json;
import io.covalence.connector.machine.SmallDisk;
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

    /** Inodes for the disk's root, the log and a part: there is no room for one more file, and then there is. */
    @Test
    void logThatCannotBeSetAsideGoesOnAndLosesNoPart() throws Exception {
        try (var disk = new SmallDisk(folder.resolve("disk"), "size=1m,nr_inodes=3,mode=700")) {
            var file = disk.folder().resolve("outbound.jsonl");
            try (var log = OutboundLog.open(file, 1_000)) {
                log.rotate();
                for (int i = 0; i < 200; i++) {
                    log.append(DEPARTURE);
                }
                assertThat(lines(disk.folder())).isEqualTo(200);

                run("mount", "-o", "remount,nr_inodes=20", disk.folder().toString());
                for (int i = 0; i < 15; i++) {
                    log.append(DEPARTURE);
                }

                assertThat(lines(disk.folder())).isEqualTo(215);
                assertThat(Files.size(file)).isLessThan(1_200);
            }
        }
    }

    /** As after a crash between two steps: the full part is set aside already, and nothing stands in its place. */
    @Test
    void logWhoseFileWasMovedAwayBeginsItAgain() throws IOException {
        var file = folder.resolve("outbound.jsonl");
        Files.writeString(folder.resolve("outbound.jsonl.new"), "left over");
        try (var log = OutboundLog.open(file, 300)) {
            log.rotate();
            for (int i = 0; i < 3; i++) {
                log.append(DEPARTURE);
            }
            Files.move(file, folder.resolve("outbound.jsonl.1"));

            for (int i = 0; i < 3; i++) {
                log.append(DEPARTURE);
            }
        }

        assertThat(Files.readAllLines(file)).hasSize(3).containsOnly(Json.text(DEPARTURE));
        assertThat(lines(folder)).isEqualTo(6);
        assertThat(folder.resolve("outbound.jsonl.new")).doesNotExist();
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

    private static long lines(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            long count = 0;
            for (var file : files.toList()) {
                count += Files.readAllLines(file).size();
            }
            return count;
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }
}
