package io.covalence.aggregation.driver;

import static io.covalence.aggregation.support.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunOrder;
import io.covalence.contract.run.SiteChange;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.blame.Evidence;
import io.covalence.secagg.log.LogEntry;
import io.covalence.secagg.log.LogEntry.EvidenceEntry;
import io.covalence.secagg.log.LogEntry.Subject;
import io.covalence.secagg.message.ShareEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five sites: three of them open a sum. */
class ConvictionTest {
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

    @BeforeEach
    void begin() throws IOException {
        world = new World(folder, 5);
        order = world.begin(Plans.small());
        culprit = world.site(4);
        others = world.sites().subList(0, 4);
    }

    @Test
    void dealerOfBadSharesIsConvictedAndTheRoundGoesOnWithoutIt() throws IOException {
        var before = world.model(order.runId(), 0);
        advertise();
        others.forEach(TestSite::share);
        culprit.shareBadly(world.site(0), entry -> with(entry, entry.maskCiphertext(), spoilt(entry.sealed())));
        world.drive();
        world.mask(others);
        world.open(others);

        assertConvicted("it was proved to have dealt bad shares");
        assertThat(world.model(order.runId(), 1)).isEqualTo(WholeRoundTest.expected(Plans.small(), before, others));
    }

    @Test
    void whoComplainsWithoutReasonIsOutThoughItHasMasked() throws IOException {
        var before = world.model(order.runId(), 0);
        world.deal(world.sites());
        culprit.complainFalsely(world.site(0));
        culprit.contribute();
        world.mask(others);
        world.open(others);

        assertConvicted("it was proved to have complained without reason");
        assertThat(world.model(order.runId(), 1)).isEqualTo(WholeRoundTest.expected(Plans.small(), before, others));
    }

    @Test
    void whoRevealsAWrongShareIsConvictedAndTheOthersOpenTheSum() throws IOException {
        var before = world.model(order.runId(), 0);
        upToAgreed();
        refused(ProblemType.PROTOCOL_VIOLATION, culprit::unmaskWrongly);
        others.forEach(TestSite::unmask);
        world.drive();

        assertConvicted("it was proved to have revealed a wrong share");
        assertThat(world.model(order.runId(), 1))
                .isEqualTo(WholeRoundTest.expected(Plans.small(), before, world.sites()));
    }

    @Test
    void dealerWhoseSecretCannotBeRecoveredIsConvictedWhenTheSumIsOpened() throws IOException {
        advertise();
        others.forEach(TestSite::share);
        culprit.shareBadly(world.site(0), entry -> with(entry, spoilt(entry.maskCiphertext()), entry.sealed()));
        world.drive();
        culprit.leave();
        world.mask(others);
        world.open(others);

        assertThat(world.events(RunEventKind.ROUND_COMPLETED)).isEmpty();
        assertThat(world.events(RunEventKind.ROUND_FAILED))
                .singleElement()
                .extracting(RunEvent::detail)
                .asString()
                .contains("site " + culprit.id())
                .contains("it was proved to have dealt shares that do not recover what it committed to");
        assertEvidence();
    }

    @Test
    void whoAgreesAndVotesToAbortIsConvicted() throws IOException {
        world.deal(world.sites());
        world.mask(world.sites());
        culprit.agree();
        refused(ProblemType.CONFLICT, culprit::voteAgainstItsWord);
        world.open(others);

        assertEvidence();
        assertThat(completed()).contains("it was proved to have signed two messages that exclude each other");
    }

    /** Its folder was restored from a backup, so it has forgotten its first M1. It cannot be in this round, and that is all. */
    @Test
    void siteThatAdvertisesTwiceIsRefusedAndConvictedOfNothing() throws IOException {
        culprit.advertise();
        culprit.loseJournal();
        refused(ProblemType.CONFLICT, culprit::advertise);
        others.forEach(TestSite::advertise);
        world.drive();
        others.forEach(TestSite::share);
        culprit.leave();
        world.drive();
        world.mask(others);
        world.open(others);
        assertThat(convictions()).isEmpty();
        assertThat(completed()).doesNotContain("proved");
    }

    @Test
    void repetitionConvictsNobody() throws IOException {
        upToAgreed();
        culprit.agree();
        world.exchange().messages().share(culprit.roundId(), culprit.id(), culprit.shares());
        world.sites().forEach(TestSite::unmask);
        world.drive();
        assertThat(convictions()).isEmpty();
        assertThat(completed()).isEmpty();
    }

    private void advertise() {
        world.sites().forEach(TestSite::advertise);
        world.drive();
    }

    private void upToAgreed() throws IOException {
        world.deal(world.sites());
        world.mask(world.sites());
        world.agree(world.sites());
    }

    private void assertConvicted(String sentence) {
        assertEvidence();
        assertThat(completed()).isEqualTo("site " + culprit.id() + ": " + sentence);
        assertThat(world.events(RunEventKind.SITE_CHANGED).stream()
                        .map(RunEvent::site)
                        .filter(Objects::nonNull)
                        .filter(change -> change.phase() == SitePhase.DROPPED)
                        .map(SiteChange::siteId))
                .allMatch(culprit.id()::equals);
        assertThat(TestSite.now(world.exchange()
                                .answers()
                                .result(world.site(0).roundId(), world.site(0).id(), Duration.ZERO))
                        .orElseThrow()
                        .reason())
                .contains(sentence);
    }

    /** The evidence convicts the culprit before anybody, and its hash is in the log. */
    private void assertEvidence() {
        var kept = convictions();
        assertThat(kept).hasSize(1);
        var evidence = Evidence.decode(kept.getFirst());
        assertThat(evidence.verify(world.site(0).charter().directory())).isEqualTo(culprit.id());
        var logged = world.exchange().log().entries(order.tenantId(), 0, 100, Optional.empty()).entries().stream()
                .map(text -> LogEntry.decode(Base64.getDecoder().decode(text)))
                .filter(entry -> entry instanceof EvidenceEntry blame && blame.subject() == Subject.BLAME)
                .toList();
        assertThat(logged).hasSize(1);
    }

    private List<byte[]> convictions() {
        return world
                .exchange()
                .evidence()
                .convictions(culprit.roundId(), Optional.of(world.site(0).id()))
                .items()
                .stream()
                .map(conviction -> Base64.getDecoder().decode(conviction.evidence()))
                .toList();
    }

    private String completed() {
        return world.details(RunEventKind.ROUND_COMPLETED).getFirst();
    }

    private static ShareEntry with(ShareEntry entry, ByteString maskCiphertext, ByteString sealed) {
        return new ShareEntry(
                entry.recoveryCommitment(),
                entry.selfCommitment(),
                entry.channelKeyCommitment(),
                maskCiphertext,
                entry.channelCiphertext(),
                sealed);
    }

    private static ByteString spoilt(ByteString bytes) {
        var changed = bytes.toByteArray();
        changed[0] ^= 1;
        return ByteString.of(changed);
    }
}
