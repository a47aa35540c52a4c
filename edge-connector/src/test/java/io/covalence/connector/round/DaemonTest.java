package io.covalence.connector.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.client.BackOff;
import io.covalence.connector.service.LocalServer.Reply;
import io.covalence.connector.transparency.EvidenceFolder;
import io.covalence.connector.transparency.OwedBundle;
import io.covalence.connector.transparency.SeenRound;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.round.RoundKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class DaemonTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    private Federation federation = new Federation(Path.of("target/unused"), 0);

    @BeforeEach
    void open() {
        federation.close();
        federation = new Federation(folder, 3);
    }

    @AfterEach
    void close() {
        federation.close();
    }

    @Test
    void serviceThatIsAwayIsAskedAgainLaterAndLater() throws Exception {
        federation.server().route("GET", ".*/offer", (request, path) -> Reply.empty(500));
        var daemon = daemon();

        for (int i = 0; i < 8; i++) {
            daemon.step();
        }

        assertThat(pauses).hasSize(8);
        // Ten seconds at most, of which up to a half is left out
        assertThat(pauses.getLast()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
        assertThat(said).hasSize(1);
        assertThat(status().problem()).contains("status 500");
    }

    @Test
    void firstAnswerEndsThePauses() throws Exception {
        federation.server().route("GET", ".*/offer", (request, path) -> Reply.empty(503));
        var daemon = daemon();
        daemon.step();
        federation.server().route("GET", ".*/offer", (request, path) -> Reply.empty(204));
        daemon.step();

        assertThat(said).last().isEqualTo("The service answers again.");
        assertThat(status().doing()).isEqualTo("waiting for a round");
        assertThat(status().heard()).isEqualTo("2026-01-01T12:00:00Z");
    }

    @Test
    void refusedRoundIsHandedBackAndNotTakenAgain() throws Exception {
        var offer = federation.offer(2, RoundKind.TRAINING);
        federation.server().route("GET", ".*/offer", (request, path) -> Reply.json(200, offer));
        federation.server().route("GET", ".*/models/.*", (request, path) -> Reply.bytes(new byte[1]));
        var daemon = daemon();

        daemon.step();
        daemon.step();

        var asked = federation.server().requests("GET", ".*/offer");
        assertThat(asked.get(0).query()).doesNotContainKey("after");
        assertThat(asked.get(0).query()).doesNotContainKey("left");
        assertThat(asked.get(0).query()).doesNotContainKey("known");
        assertThat(asked.get(1).query())
                // Charter and model
                .containsEntry("known", Federation.TENANT + ".2")
                .containsEntry("after", offer.roundId().value())
                // One word is all that leaves of why
                .containsEntry("left", "model");
        assertThat(federation.server().requests("GET", ".*/models/.*")).hasSize(1);
        // The service offers it all the same: no hot loop comes of it
        assertThat(pauses).hasSize(1);
        assertThat(status().missed()).isEqualTo(1);
        assertThat(status().problem()).contains("not the one that the round announced");
    }

    @Test
    void statusThatCannotBeWrittenEndsNothing() throws Exception {
        federation.server().route("GET", ".*/offer", (request, path) -> Reply.empty(500));
        var daemon = daemon();
        var file = federation.site(0).home().status();
        Files.deleteIfExists(file);
        // A folder with something in it cannot be replaced by a file.
        Files.createDirectories(file.resolve("in the way"));

        daemon.step();
        daemon.step();

        assertThat(pauses).hasSize(2);
    }

    @Test
    void damagedNoteOfWhatIsOwedIsSaidAndEndsNothing() throws Exception {
        federation.server().route("GET", ".*/offer", (request, path) -> Reply.empty(204));
        Files.writeString(federation.site(0).home().evidence().resolve(".owed-x.json"), "nonsense");
        var daemon = daemon();

        daemon.step();
        daemon.step();

        assertThat(said).singleElement().asString().contains(".owed-x.json", "Move it away");
        assertThat(status().problem()).contains(".owed-x.json");
        assertThat(federation.server().requests("GET", ".*/offer")).hasSize(2);
    }

    /** The note is sound, and what it says is not: whatever comes of it ends no more than the question. */
    @Test
    void evidenceThatCannotBeCollectedIsSaidOnceAndEndsNothing() throws Exception {
        federation
                .server()
                .route("GET", ".*/offer", (request, path) -> Reply.empty(204))
                .route("GET", ".*/evidence", (request, path) -> Reply.bytes(new byte[9]));
        var home = federation.site(0).home();
        new EvidenceFolder(home)
                .owe(new SeenRound(
                        new OwedBundle(new RoundId("no-round"), Federation.RUN, 1, 1, "", "", "", ""), "", ""));
        var daemon = daemon();

        daemon.step();
        daemon.step();

        assertThat(said).singleElement().asString().contains("could not be collected");
        assertThat(status().problem()).contains("could not be collected");
    }

    @Test
    void interruptionStopsItAndIsWrittenDown() {
        var daemon = daemon();
        Thread.currentThread().interrupt();

        daemon.run();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(status().doing()).isEqualTo("stopped");
    }

    private Daemon daemon() {
        var site = federation.site(0);
        var board = new StatusBoard(site.home(), NOON, 1);
        var worker = site.start(FixedLearning.of(100, 0.1f, 2), board);
        return new Daemon(
                site.service(),
                worker,
                site.claim(),
                board,
                said::add,
                BackOff.standard(new SplittableRandom(1)),
                pauses::add);
    }

    private DaemonStatus status() {
        return DaemonStatus.read(federation.site(0).home()).orElseThrow();
    }
}
