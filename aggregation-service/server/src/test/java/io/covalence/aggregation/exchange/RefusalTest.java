package io.covalence.aggregation.exchange;

import static io.covalence.aggregation.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.aggregation.blob.Digests;
import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.secagg.VectorLayout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // before each test
    private World world;

    @SuppressWarnings("NullAway.Init") // before each test
    private TestSite site;

    @BeforeEach
    void begin() throws IOException {
        begin(3);
    }

    private void begin(int sites) throws IOException {
        world = new World(folder, sites);
        world.begin(Plans.small());
        site = world.site(0);
    }

    @Test
    void repeatedMessageIsAnsweredAlikeInEveryPhase() throws IOException {
        world.completeRound(world.sites());

        var messages = world.exchange().messages();
        messages.advertise(site.roundId(), site.id(), site.advertisement());
        messages.share(site.roundId(), site.id(), site.shares());
        site.sendChunk(0);
        site.sendHeader();
        messages.agree(site.roundId(), site.id(), site.agreement());
        messages.unmask(site.roundId(), site.id(), site.unmasking());
        assertThat(world.events(RunEventKind.ROUND_COMPLETED)).hasSize(1);
    }

    @Test
    void otherMessageInTheSamePlaceIsAConflict() {
        site.advertise();
        site.loseJournal();
        refused(ProblemType.CONFLICT, () -> site.advertise());
    }

    @Test
    void lateMessageIsToldWhereTheRoundIs() throws IOException {
        begin(4);
        var rest = world.sites().subList(1, 4);
        world.clock().advance(Duration.ofSeconds(20));
        rest.forEach(TestSite::poll);
        rest.forEach(TestSite::advertise);
        world.drive();
        assertThatThrownBy(() -> site.advertise()).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.type()).isEqualTo(ProblemType.ROUND_MOVED_ON);
            assertThat(e.detail()).startsWith("The round is in phase SHARES.");
        });
    }

    @Test
    void messageOfALaterPhaseIsRefusedBeforeItsTime() {
        world.sites().forEach(TestSite::advertise);
        world.drive();
        site.share();
        refused(
                ProblemType.ROUND_MOVED_ON,
                () -> world.exchange().messages().contribute(site.roundId(), site.id(), new byte[10]));
        refused(
                ProblemType.ROUND_MOVED_ON,
                () -> world.exchange().messages().unmask(site.roundId(), site.id(), new byte[10]));
    }

    @Test
    void anotherSitesMessageIsAViolation() {
        site.advertise();
        var other = world.site(1);
        refused(
                ProblemType.PROTOCOL_VIOLATION,
                () -> world.exchange().messages().advertise(other.roundId(), other.id(), site.advertisement()));
    }

    @Test
    void messageOfAnotherRoundIsAViolation() throws IOException {
        world.completeRound(world.sites());
        var old = site.advertisement();
        site.poll();
        refused(
                ProblemType.PROTOCOL_VIOLATION,
                () -> world.exchange().messages().advertise(site.roundId(), site.id(), old));
    }

    @Test
    void malformedAndOversizedMessagesAreRefused() {
        refused(
                ProblemType.PROTOCOL_VIOLATION,
                () -> world.exchange().messages().advertise(site.roundId(), site.id(), new byte[] {1, 2, 3}));
        refused(
                ProblemType.TOO_LARGE,
                () -> world.exchange().messages().advertise(site.roundId(), site.id(), new byte[4097]));
    }

    @Test
    void badShareIsNotStored() throws IOException {
        begin(4);
        toAgreed();
        refused(ProblemType.PROTOCOL_VIOLATION, () -> site.unmaskWrongly());
        assertThat(unmaskings()).isEmpty();
        assertThat(world.exchange()
                        .evidence()
                        .convictions(site.roundId(), Optional.of(site.id()))
                        .items())
                .hasSize(1);
        var rest = world.sites().subList(1, 4);
        rest.forEach(TestSite::unmask);
        assertThat(unmaskings())
                .containsExactlyInAnyOrderElementsOf(
                        rest.stream().map(site -> site.id().value()).toList());
        world.drive();
        assertThat(world.events(RunEventKind.ROUND_COMPLETED))
                .singleElement()
                .extracting(RunEvent::detail)
                .isEqualTo("site " + site.id() + ": it was proved to have revealed a wrong share");
    }

    @Test
    void headerBeforeItsChunksIsAConflict() {
        toSharing();
        site.mask();
        refused(ProblemType.CONFLICT, () -> site.sendHeader());
    }

    @Test
    void chunkMustBeWhatItAnnounces() {
        toSharing();
        site.mask();
        var digest = site.masked().chunkDigests().getFirst().hex();
        int length = site.masked().chunk(0).length;
        refused(ProblemType.INVALID_REQUEST, () -> upload(0, digest, new byte[length]));
        refused(ProblemType.PROTOCOL_VIOLATION, () -> upload(0, digest, new byte[length - 1]));
        refused(ProblemType.TOO_LARGE, () -> upload(0, digest, new byte[VectorLayout.CHUNK_BYTES + 1]));
        refused(ProblemType.PROTOCOL_VIOLATION, () -> upload(1, digest, new byte[length]));
        assertThat(folder.toFile().listFiles()).isNotEmpty();
    }

    @Test
    void chunkIsReplacedUntilItsHeaderIsThere() throws IOException {
        toSharing();
        site.mask();
        sendOtherChunk();
        refused(ProblemType.PROTOCOL_VIOLATION, () -> site.sendHeader());
        site.sendChunk(0);
        assertThat(chunkFiles()).singleElement().asString().contains(digest());
        site.sendChunk(0);
        sendOtherChunk();
        site.sendChunk(0);
        site.sendHeader();
        world.site(1).contribute();
        world.site(2).contribute();
        world.drive();
        world.open(world.sites());
        assertThat(world.events(RunEventKind.ROUND_COMPLETED)).hasSize(1);
    }

    @Test
    void otherChunkThanTheHeaderSaysIsAConflict() throws IOException {
        toSharing();
        site.contribute();
        refused(ProblemType.CONFLICT, this::sendOtherChunk);
        refused(ProblemType.CONFLICT, () -> upload(0, "0".repeat(64), new byte[1]));
        site.sendChunk(0);
        assertThat(chunkFiles()).singleElement().asString().contains(digest());
    }

    @Test
    void strangersFindNoRound() {
        var stranger = world.ids().site();
        var answers = world.exchange().answers();
        refused(ProblemType.NOT_FOUND, () -> answers.result(site.roundId(), stranger, Duration.ZERO));
        refused(ProblemType.NOT_FOUND, () -> answers.result(world.ids().round(), site.id(), Duration.ZERO));
        refused(ProblemType.NOT_FOUND, () -> answers.result(new RoundId("....etc"), site.id(), Duration.ZERO));
        refused(
                ProblemType.NOT_FOUND,
                () -> world.service().documents().plan(site.offer().runId(), stranger));
        refused(
                ProblemType.NOT_FOUND,
                () -> world.service().documents().model(site.offer().runId(), 0, Optional.of(stranger)));
        assertThat(TestSite.now(world.exchange()
                        .offers()
                        .next(stranger, null, Optional.empty(), Optional.empty(), Duration.ZERO)))
                .isEmpty();
    }

    @Test
    void progressIsBounded() {
        refused(ProblemType.INVALID_REQUEST, () -> site.progress(SitePhase.MASKED, 0, 0));
        refused(ProblemType.INVALID_REQUEST, () -> site.progress(SitePhase.TRAINING, Double.NaN, 0));
        refused(ProblemType.INVALID_REQUEST, () -> site.progress(SitePhase.TRAINING, 1.1, 0));
        refused(ProblemType.INVALID_REQUEST, () -> site.progress(SitePhase.TRAINING, 1, -1));
    }

    @Test
    void siteThatIsOutLearnsWhy() throws IOException {
        begin(4);
        world.clock().advance(Duration.ofSeconds(20));
        world.sites().subList(1, 4).forEach(TestSite::poll);
        world.sites().subList(1, 4).forEach(TestSite::advertise);
        world.drive();
        assertThatThrownBy(() -> site.progress(SitePhase.TRAINING, 0.5, 1))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.type()).isEqualTo(ProblemType.ROUND_MOVED_ON);
                    assertThat(e.detail())
                            .isEqualTo("The round is in phase SHARES. It went on without the site:"
                                    + " nothing was heard of it for 20 s.");
                });
    }

    private void toSharing() {
        world.deal(world.sites());
    }

    private void toAgreed() throws IOException {
        toSharing();
        world.mask(world.sites());
        world.agree(world.sites());
    }

    /** A chunk of the right length, honestly announced, of another vector. */
    private void sendOtherChunk() throws IOException {
        var other = site.masked().chunk(0).clone();
        other[0] ^= 1;
        upload(0, Digests.hex(other), other);
    }

    private String digest() {
        return site.masked().chunkDigests().getFirst().hex();
    }

    private List<Path> chunkFiles() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".masked")).toList();
        }
    }

    /** Whose M9 is stored. */
    private List<String> unmaskings() {
        return world.service()
                .database()
                .tenant(
                        site.offer().tenantId(),
                        transaction -> transaction.list(
                                "select site_id from message where round_id = ? and kind = 'UNMASK'",
                                row -> row.text("site_id"),
                                site.roundId()));
    }

    private void upload(int position, String digest, byte[] content) throws IOException {
        world.exchange().uploads().take(site.roundId(), site.id(), position, digest, new ByteArrayInputStream(content));
    }
}
