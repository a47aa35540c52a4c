package io.covalence.secagg.evidence;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.log.ConsistencyProof;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a record of a round looks like, before anything in it is believed: there is one form for one content. */
final class RecordFormTest {
    private final RecordedRound round = new RecordedRound(4, new VectorLayout(4, RingWidth.BITS_32, 1));
    private final RoundRecord record = round.record();
    private final Bundle bundle = round.bundle();

    @Test
    void answersNameEachSiteOnceInAscendingOrder() {
        var answers = record.answers();
        for (var wrong : List.of(answers.reversed(), List.of(answers.get(0), answers.get(0)))) {
            assertRefused(Code.MALFORMED, () -> RecordWith.answers(record, wrong));
            assertRefused(Code.MALFORMED, () -> new Closing(wrong, record.log(), bundle.signature()));
            assertRefused(
                    Code.MALFORMED,
                    () -> Transcript.root(round.script.survivingCohort(), round.script.quorum(), wrong));
        }
    }

    @Test
    void sharesNameEachSiteOnceInAscendingOrder() {
        var sharing = record.sharing();
        for (var wrong : List.of(sharing.reversed(), List.of(sharing.get(0), sharing.get(0)))) {
            assertRefused(Code.MALFORMED, () -> RecordWith.sharing(record, wrong));
        }
    }

    @Test
    void signaturesAndDigestsHaveTheirSize() {
        var small = ByteString.of(new byte[31]);
        assertRefused(Code.MALFORMED, () -> new Bundle(record, small));
        assertRefused(Code.MALFORMED, () -> new Closing(record.answers(), record.log(), small));
        assertRefused(Code.MALFORMED, () -> new AnswerDigest(round.federation.site(0), small));
    }

    /** 255 members and the offer carry a head each, at most. */
    @Test
    void growthIsShownOnceForEachHeadAndNeverForMoreThanARoundHas() {
        assertThat(growing(proofs(256)).growth()).hasSize(256);
        assertRefused(Code.MALFORMED, () -> growing(proofs(257)));
        var proofs = proofs(2);
        assertRefused(Code.MALFORMED, () -> growing(proofs.reversed()));
        assertRefused(Code.MALFORMED, () -> growing(List.of(proofs.get(0), proofs.get(0))));
    }

    @Test
    void nothingFollowsTheSignature() {
        assertThat(Closing.decode(bundle.closing().encode())).isEqualTo(bundle.closing());
        assertRefused(Code.MALFORMED, () -> Bundle.decode(longer(bundle.encode())));
        assertRefused(
                Code.MALFORMED, () -> Closing.decode(longer(bundle.closing().encode())));
    }

    private static byte[] longer(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    /** What members compute themselves (M11) is not there yet: its count stands before the signature, and is zero. */
    @Test
    void placeForWhatMembersComputeIsEmpty() {
        byte[] whole = bundle.encode();
        whole[whole.length - 65] = 1;
        assertRefused(Code.UNSUPPORTED_VERSION, () -> Bundle.decode(whole));
        byte[] closing = bundle.closing().encode();
        closing[closing.length - 65] = 1;
        assertRefused(Code.UNSUPPORTED_VERSION, () -> Closing.decode(closing));
    }

    private static List<ConsistencyProof> proofs(int count) {
        return IntStream.range(0, count)
                .mapToObj(size -> new ConsistencyProof(size, 1_000, List.of()))
                .toList();
    }

    private LogExtract growing(List<ConsistencyProof> growth) {
        var log = record.log();
        return new LogExtract(log.head(), log.charter(), log.modelBefore(), log.modelAfter(), log.result(), growth);
    }
}
