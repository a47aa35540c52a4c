package io.covalence.connector.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.connector.Failure;
import io.covalence.connector.client.BackOff;
import io.covalence.connector.client.Endpoint;
import io.covalence.connector.client.HttpTransport;
import io.covalence.connector.client.Retries;
import io.covalence.connector.enrolment.Enroller;
import io.covalence.connector.enrolment.EnrolmentFile;
import io.covalence.connector.identity.KeyFiles;
import io.covalence.connector.machine.SmallDisk;
import io.covalence.connector.outbound.Departure;
import io.covalence.connector.outbound.OutboundLog;
import io.covalence.connector.policy.SitePolicy;
import io.covalence.connector.service.LocalAuthority;
import io.covalence.connector.service.LocalIdentityProvider;
import io.covalence.connector.service.LocalServer;
import io.covalence.connector.service.LocalTenantService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The connector's folder on a full disk. Files are replaced or appended to as a whole, or are the outbound log; that of the lock holds
 * nothing.
 */
@Tag("cases")
class FullDiskTest {
    private static final byte[] OLD = "old".getBytes(StandardCharsets.UTF_8);
    private static final byte[] LARGE = new byte[40_000];
    private static final Departure DEPARTURE =
            new Departure(Instant.parse("2026-01-01T12:00:00Z"), "PUT", "https://covalence.example", "/x", 0, "", null);

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
            try (var log = OutboundLog.open(file)) {
                log.append(DEPARTURE);
                disk.fill();

                assertThatThrownBy(() -> {
                            for (int i = 0; i < 1_000; i++) {
                                log.append(DEPARTURE);
                            }
                        })
                        .hasMessageContaining("Nothing is sent")
                        .hasMessageContaining("the disk is full");

                disk.free();
                log.append(DEPARTURE);
                var lines = Files.readAllLines(file);
                assertThat(lines.getLast()).isEqualTo(lines.getFirst());
            }
        }
    }

    /** The code is good for one use, so that everything but the answer is on the disk before it is sent. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void codeIsNotSentWhenTheRestOfAnEnrolmentDoesNotFit(boolean withPolicy) throws Exception {
        var authority = new LocalAuthority(Files.createDirectory(folder.resolve("keys")), "General Hospital Authority");
        try (var server = new LocalServer();
                var disk = disk()) {
            new LocalTenantService(server, new LocalIdentityProvider(server));
            var home = new ConnectorHome(disk.folder().resolve("home")).prepare();
            new KeyFiles(home).create();
            if (withPolicy) {
                SitePolicy.writeDefault(home.policy());
            }
            try (var log = OutboundLog.open(home.outboundLog())) {
                log.append(DEPARTURE);
                disk.fill();
                var retries = new Retries(BackOff.standard(new SplittableRandom(1)), pause -> {});
                var enroller = new Enroller(home, new HttpTransport(log, Clock.systemUTC(), retries), "test");

                assertDiskIsFull(() -> enrol(enroller, server, authority));

                assertThat(server.requests()).isEmpty();
                assertThat(home.authorities()).doesNotExist();
                disk.free();
                enrol(enroller, server, authority);
                assertThat(new EnrolmentFile(home).find()).isPresent();
                assertThat(home.authorities()).hasSameTextualContentAs(authority.certificate());
            }
        }
    }

    private static void enrol(Enroller enroller, LocalServer server, LocalAuthority authority)
            throws InterruptedException {
        enroller.enrol(Endpoint.of(server.url()), LocalTenantService.CODE, Optional.of(authority.certificate()));
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
