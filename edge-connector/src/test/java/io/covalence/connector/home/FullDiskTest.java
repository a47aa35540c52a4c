package io.covalence.connector.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Failure;
import io.covalence.connector.identity.KeyFiles;
import io.covalence.connector.machine.SmallDisk;
import io.covalence.connector.outbound.Departure;
import io.covalence.connector.outbound.OutboundLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every file of the connector is written by one of these four ways. */
@Tag("cases")
class FullDiskTest {
    private static final byte[] OLD = "old".getBytes(StandardCharsets.UTF_8);
    private static final byte[] LARGE = new byte[40_000];

    @TempDir
    private Path folder = Path.of("");

    private SmallDisk disk() throws Exception {
        return new SmallDisk(folder.resolve("disk"), "size=64k,mode=700");
    }

    @Test
    void replacedFileStaysAsItWasAndLeavesNothingBeside() throws Exception {
        try (var disk = disk()) {
            var file = disk.folder().resolve("file");
            PrivateFiles.replace(file, OLD);
            disk.fill();

            assertDiskIsFull(() -> PrivateFiles.replace(file, LARGE));
            assertDiskIsFull(() -> PrivateFiles.replaceLazily(file, LARGE));

            assertThat(file).hasBinaryContent(OLD);
            assertThat(names(disk.folder())).containsExactly("file", "rest");
        }
    }

    @Test
    void appendedFileEndsWhereItEnded() throws Exception {
        try (var disk = disk()) {
            var file = disk.folder().resolve("file");
            PrivateFiles.append(file, 0, OLD);
            disk.fill();

            assertDiskIsFull(() -> PrivateFiles.append(file, OLD.length, LARGE));

            assertThat(file).hasBinaryContent(OLD);
            disk.free();
            PrivateFiles.append(file, OLD.length, OLD);
            assertThat(file).hasContent("oldold");
        }
    }

    @Test
    void keysAreThereWholeOrNotAtAll() throws Exception {
        try (var disk = disk()) {
            var home = new ConnectorHome(disk.folder().resolve("home")).prepare();
            disk.fill();

            assertDiskIsFull(() -> new KeyFiles(home).create());

            assertThat(new KeyFiles(home).exist()).isFalse();
            disk.free();
            assertThat(new KeyFiles(home).create().identity()).isNotNull();
        }
    }

    @Test
    void nothingIsSentThatTheOutboundLogDoesNotHold() throws Exception {
        try (var disk = disk()) {
            var file = disk.folder().resolve("outbound.jsonl");
            var departure = new Departure(
                    Instant.parse("2026-01-01T12:00:00Z"), "PUT", "https://covalence.example", "/x", 0, "", null);
            try (var log = OutboundLog.open(file)) {
                log.append(departure);
                disk.fill();

                assertThatThrownBy(() -> {
                            for (int i = 0; i < 1_000; i++) {
                                log.append(departure);
                            }
                        })
                        .hasMessageContaining("Nothing is sent")
                        .hasMessageContaining("the disk is full");

                disk.free();
                log.append(departure);
                var lines = Files.readAllLines(file);
                assertThat(lines.getLast()).isEqualTo(lines.getFirst());
            }
        }
    }

    private static List<String> names(Path disk) throws IOException {
        try (var files = Files.list(disk)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void assertDiskIsFull(ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.next()).contains("free some disk space"))
                .hasMessageContaining("the disk is full");
    }
}
