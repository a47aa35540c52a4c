package io.covalence.secagg.evidence;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.Federation;
import io.covalence.secagg.ProtocolViolation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.charter.Consortium;
import io.covalence.secagg.message.Result;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A true bundle shows what happened; a changed one is refused, also when the service itself changed it. */
final class BundleVerifierTest {
    private static final VectorLayout LAYOUT = new VectorLayout(4, RingWidth.BITS_32, 1);

    private final RecordedRound round = new RecordedRound(4, LAYOUT);
    private final Bundle bundle = round.bundle();

    @Test
    void trueBundleShowsWhoTookPartInWhat() {
        var report = BundleVerifier.verify(bundle.encode(), Optional.of(round.charter.hash()));

        assertThat(report.cohort()).isEqualTo(round.federation.sites());
        assertThat(report.sharing()).isEqualTo(round.federation.sites());
        assertThat(report.survivors())
                .isEqualTo(round.federation.sites().subList(0, 3))
                .isEqualTo(report.agreed());
        assertThat(report.context()).isEqualTo(round.federation.context());
        assertThat(report.session()).isEqualTo(round.script.cohort().session());
        assertThat(report.threshold()).isEqualTo(3);
        assertThat(report.modelVersionBefore()).isEqualTo(4);
        assertThat(report.modelVersionAfter()).isEqualTo(5);
        assertThat(report.modelHashAfter()).isEqualTo(Federation.hash("model 5"));
        assertThat(report.treeHead().size()).isEqualTo(6);
        assertThat(report.charterPinned()).isTrue();
        assertThat(report.limits()).hasSize(2);
    }

    @Test
    void reportIsReadable() {
        var lines = BundleVerifier.verify(bundle.encode(), Optional.empty()).lines();

        assertThat(lines)
                .contains(
                        "Round 5, attempt 1, of run run, study study, tenant tenant.",
                        "In the sum: site-000, site-001, site-002.",
                        "Dropped out: site-003.",
                        "3 of those agreed on exactly this set before anything was opened.",
                        "Not shown: whose keys the charter lists. Pin the hash of a charter version that you know.",
                        "charter     version 1, " + round.charter.hash());
    }

    @Test
    void secondAttemptTellsWhoVotedThatTheFirstIsNeverOpened() {
        var again = new RecordedRound(4, LAYOUT, 2);

        var report = BundleVerifier.verify(again.bundle().encode(), Optional.empty());

        assertThat(report.context().attempt()).isEqualTo(2);
        assertThat(report.checks())
                .contains("4 members voted that session " + Federation.hash("first attempt")
                        + " is never opened; that it is the attempt before, and their threshold, only its members can"
                        + " tell.");
    }

    /** A reader relies on these sentences: one that is missing is a check that nobody was told of. */
    @Test
    void everyCheckIsNamedWithWhatItCounted() {
        assertThat(BundleVerifier.verify(bundle.encode(), Optional.empty()).checks())
                .containsExactly(
                        "The charter's 1 version(s) follow from one another, and everybody signed who must.",
                        "The service offered this round, with a charter and a model that were in its log.",
                        "All 4 members of the cohort advertised their keys for this round, under the identity keys of"
                                + " the charter.",
                        "4 of them dealt shares with the threshold 3.",
                        "3 of those signed the masked update that is in the sum.",
                        "3 of those agreed on exactly this set before anything was opened.",
                        "The service signed the result for exactly these messages; 3 survivors had revealed their"
                                + " shares.",
                        "Charter, both models and result stand in the log of 6 entries, which continues every tree"
                                + " head that a member carried.");
    }

    @Test
    void bundleUnderAnotherCharterThanThePinnedOneIsRefused() {
        var refusal = assertRefused(
                Code.WRONG_CONTEXT,
                () -> BundleVerifier.verify(
                        bundle.encode(),
                        Optional.of(Consortium.founding("ada", "bea", "cid").hash())));
        assertThat(refusal).hasMessageStartingWith("the charter: ");
    }

    /** As an evaluation round does. This one is refused only since the log holds another result. */
    @Test
    void resultMayLeaveTheModelAsItWasOffered() {
        var record = round.record();
        var genuine = record.result();
        var unchanged = Result.sign(
                RecordedRound.SERVICE,
                genuine.context(),
                genuine.session(),
                genuine.survivors(),
                genuine.survivorCount(),
                genuine.sumDigest(),
                4,
                Federation.hash("model 4"),
                genuine.transcriptRoot());
        var log = record.log();
        var other = RecordWith.log(
                RecordWith.result(record, unchanged),
                new LogExtract(
                        log.head(), log.charter(), log.modelBefore(), log.modelBefore(), log.result(), log.growth()));
        var refusal = assertRefused(
                Code.BAD_PROOF,
                () -> BundleVerifier.verify(
                        Bundle.sign(RecordedRound.SERVICE, other).encode(), Optional.empty()));
        assertThat(refusal).hasMessageStartingWith("the log: ").hasMessageContaining("EvidenceEntry");
    }

    @Test
    void everyChangedByteIsRefused() {
        byte[] genuine = bundle.encode();
        for (int at = 0; at < genuine.length; at += 29) {
            byte[] changed = genuine.clone();
            changed[at] ^= 1;
            assertThat(refuses(changed)).as("byte %s of %s", at, genuine.length).isTrue();
        }
    }

    /** Nothing in a bundle rests on the bundle's own signature: who holds the service's key cannot change a byte either. */
    @Test
    void everyChangedByteIsRefusedThoughTheServiceSignsTheBundleAnew() {
        byte[] genuine = bundle.encode();
        int signature = genuine.length - 64;
        int resigned = 0;
        for (int at = 3; at < signature; at += 23) {
            byte[] changed = genuine.clone();
            changed[at] ^= 0x10;
            var other = decode(changed);
            if (other.isPresent()) {
                resigned++;
                byte[] signed =
                        Bundle.sign(RecordedRound.SERVICE, other.get().round()).encode();
                assertThat(refuses(signed)).as("byte %s of %s", at, signature).isTrue();
            }
        }
        assertThat(resigned).as("changes that still are a bundle").isGreaterThan(300);
    }

    @Test
    void truncatedBundleIsRefused() {
        byte[] genuine = bundle.encode();
        for (int length = 0; length < genuine.length; length += 101) {
            assertThat(refuses(Arrays.copyOf(genuine, length))).isTrue();
        }
    }

    private static boolean refuses(byte[] bytes) {
        try {
            BundleVerifier.verify(bytes, Optional.empty());
            return false;
        } catch (ProtocolViolation refusal) {
            return true;
        }
    }

    private static Optional<Bundle> decode(byte[] bytes) {
        try {
            return Optional.of(Bundle.decode(bytes));
        } catch (ProtocolViolation malformed) {
            return Optional.empty();
        }
    }
}
