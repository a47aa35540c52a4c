package io.covalence.aggregation.driver;

import static io.covalence.aggregation.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.blob.Digests;
import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunOrder;
import io.covalence.contract.run.SiteChange;
import io.covalence.secagg.VectorLayout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Five sites, of which three open a sum; one of them sends what is refused, and people read which and what. */
class MalformedTest {
    private static final byte[] JUNK = {1, 2, 3};
    private static final String CHUNK = "chunk of its masked vector";

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // before each test
    private World world;

    @SuppressWarnings("NullAway.Init") // before each test
    private RunOrder order;

    @SuppressWarnings("NullAway.Init") // before each test
    private TestSite culprit;

    @SuppressWarnings("NullAway.Init") // before each test
    private List<TestSite> others;

    /** What a site sends in each part of a round, and how long the others wait for it. */
    private enum Part {
        ADVERTISE(600),
        SHARE(60),
        CONTRIBUTE(60),
        AGREE(15),
        UNMASK(15);

        private final int seconds;

        Part(int seconds) {
            this.seconds = seconds;
        }

        void send(TestSite site) throws IOException {
            switch (this) {
                case ADVERTISE -> site.advertise();
                case SHARE -> site.share();
                case CONTRIBUTE -> site.contribute();
                case AGREE -> site.agree();
                case UNMASK -> site.unmask();
            }
        }
    }

    /** What a site sends in place of what it should. */
    enum Malformed {
        ADVERTISEMENT(Part.ADVERTISE, "key advertisement", ProblemType.PROTOCOL_VIOLATION),
        SHARES(Part.SHARE, "set of shares", ProblemType.PROTOCOL_VIOLATION),
        HEADER(Part.CONTRIBUTE, "masked vector header", ProblemType.PROTOCOL_VIOLATION),
        CHUNK_OF_ANOTHER_DIGEST(Part.CONTRIBUTE, CHUNK, ProblemType.INVALID_REQUEST),
        SHORT_CHUNK(Part.CONTRIBUTE, CHUNK, ProblemType.PROTOCOL_VIOLATION),
        LONG_CHUNK(Part.CONTRIBUTE, CHUNK, ProblemType.TOO_LARGE),
        CHUNK_WITHOUT_A_PLACE(Part.CONTRIBUTE, CHUNK, ProblemType.PROTOCOL_VIOLATION),
        AGREEMENT(Part.AGREE, "agreement", ProblemType.PROTOCOL_VIOLATION),
        UNMASKING(Part.UNMASK, "set of revealed shares", ProblemType.PROTOCOL_VIOLATION);

        private final Part part;
        private final String sentence;
        private final ProblemType refusal;

        Malformed(Part part, String what, ProblemType refusal) {
            this.part = part;
            this.sentence = "it sent a malformed " + what;
            this.refusal = refusal;
        }

        void send(TestSite site) throws IOException {
            var messages = site.world().exchange().messages();
            switch (this) {
                case ADVERTISEMENT -> messages.advertise(site.roundId(), site.id(), JUNK);
                case SHARES -> messages.share(site.roundId(), site.id(), JUNK);
                case HEADER -> messages.contribute(site.roundId(), site.id(), JUNK);
                case CHUNK_OF_ANOTHER_DIGEST -> upload(site, 0, JUNK, chunk(site));
                case SHORT_CHUNK -> upload(site, 0, JUNK, JUNK);
                case LONG_CHUNK -> upload(site, 0, JUNK, new byte[VectorLayout.CHUNK_BYTES + 1]);
                case CHUNK_WITHOUT_A_PLACE -> upload(site, 1, chunk(site), chunk(site));
                case AGREEMENT -> messages.agree(site.roundId(), site.id(), JUNK);
                case UNMASKING -> messages.unmask(site.roundId(), site.id(), JUNK);
            }
        }
    }

    @BeforeEach
    void begin() throws IOException {
        world = new World(folder, 5);
        order = world.begin(Plans.small());
        culprit = world.site(4);
        others = world.sites().subList(0, 4);
    }

    @ParameterizedTest
    @EnumSource
    void whoSendsWhatIsRefusedIsNamedAndTheRoundGoesOn(Malformed malformed) throws IOException {
        var before = world.model(order.runId(), 0);
        boolean inTheSum = malformed.part.compareTo(Part.CONTRIBUTE) > 0;
        for (var part : Part.values()) {
            if (part == malformed.part) {
                assertRefused(malformed);
            }
            play(part, part.compareTo(malformed.part) < 0 ? world.sites() : others);
            if (part == malformed.part || part.compareTo(Part.AGREE) >= 0) {
                outlast(part);
            }
        }

        assertThat(completed()).isEqualTo("site " + culprit.id() + ": " + malformed.sentence);
        assertThat(result()).isEqualTo(completed());
        assertThat(drops())
                .isEqualTo(
                        inTheSum
                                ? List.of()
                                : List.of(new SiteChange(culprit.id(), SitePhase.DROPPED, malformed.sentence)));
        assertThat(world.model(order.runId(), 1))
                .isEqualTo(WholeRoundTest.expected(Plans.small(), before, inTheSum ? world.sites() : others));
    }

    @ParameterizedTest
    @EnumSource
    void whoThenSendsWhatItShouldGoesOnAsUsual(Malformed malformed) throws IOException {
        var before = world.model(order.runId(), 0);
        for (var part : Part.values()) {
            if (part == malformed.part) {
                assertRefused(malformed);
            }
            play(part, world.sites());
        }

        assertThat(completed()).isEmpty();
        assertThat(result()).isEmpty();
        assertThat(drops()).isEmpty();
        assertThat(world.model(order.runId(), 1))
                .isEqualTo(WholeRoundTest.expected(Plans.small(), before, world.sites()));
    }

    @Test
    void whoLeavesAfterwardsIsNamedWithBoth() throws IOException {
        play(Part.ADVERTISE, world.sites());
        assertRefused(Malformed.SHARES);
        culprit.leave();
        play(Part.SHARE, others);

        assertThat(drops())
                .extracting(SiteChange::reason)
                .containsExactly("it sent a malformed set of shares, and it left the round");
    }

    @Test
    void wellFormedMessageWithABadSignatureIsCalledWrong() throws IOException {
        play(Part.ADVERTISE, world.sites());
        play(Part.SHARE, world.sites());
        culprit.mask();
        culprit.sendChunk(0);
        var header = culprit.masked().header().encode();
        header[header.length - 1] ^= 1;
        refused(
                ProblemType.PROTOCOL_VIOLATION,
                () -> world.exchange().messages().contribute(culprit.roundId(), culprit.id(), header));
        play(Part.CONTRIBUTE, others);
        outlast(Part.CONTRIBUTE);

        assertThat(drops()).extracting(SiteChange::reason).containsExactly("it sent a wrong masked vector header");
    }

    /** Has sites send their message. */
    private void play(Part part, List<TestSite> senders) throws IOException {
        for (var site : senders) {
            part.send(site);
        }
        world.drive();
    }

    /** All live on until nobody is waited for any longer. */
    private void outlast(Part part) {
        for (int second = 0; second < part.seconds; second += 15) {
            world.clock().advance(Duration.ofSeconds(15));
            world.sites().forEach(TestSite::live);
            world.drive();
        }
    }

    private void assertRefused(Malformed malformed) {
        refused(malformed.refusal, () -> malformed.send(culprit));
    }

    private static byte[] chunk(TestSite site) {
        site.mask();
        return site.masked().chunk(0);
    }

    private static void upload(TestSite site, int position, byte[] announced, byte[] sent) throws IOException {
        site.world()
                .exchange()
                .uploads()
                .take(site.roundId(), site.id(), position, Digests.hex(announced), new ByteArrayInputStream(sent));
    }

    private String completed() {
        return world.events(RunEventKind.ROUND_COMPLETED).getFirst().detail();
    }

    /** What sites read. */
    private String result() {
        return TestSite.now(world.exchange()
                        .answers()
                        .result(culprit.roundId(), world.site(0).id(), Duration.ZERO))
                .orElseThrow()
                .reason();
    }

    private List<SiteChange> drops() {
        return world.events(RunEventKind.SITE_CHANGED).stream()
                .map(RunEvent::site)
                .filter(Objects::nonNull)
                .filter(change -> change.phase() == SitePhase.DROPPED)
                .toList();
    }
}
