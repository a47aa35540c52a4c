package io.covalence.secagg.evidence;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.Federation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.charter.CharterChain;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A member makes a round's bundle of what it saw, and finds out when the service's is made of something else. */
final class WitnessTest {
    private final RecordedRound round = new RecordedRound(4, new VectorLayout(4, RingWidth.BITS_32, 1));
    private final Bundle bundle = round.bundle();

    @Test
    void membersBundleIsTheServicesByteForByte() {
        var made = witness(round.script.quorum(), round.result).close(bundle.closing());

        assertThat(made.encode()).isEqualTo(bundle.encode());
        assertThat(BundleVerifier.verify(made.encode(), Optional.of(round.charter.hash()))
                        .session())
                .isEqualTo(round.script.cohort().session());
    }

    @Test
    void bundleThatTheServiceMadeOfAnotherQuorumIsRefused() {
        var smaller = new Quorum(round.script.quorum().agreements().subList(0, 2));

        assertRefused(Code.BAD_SIGNATURE, () -> witness(smaller, round.result).close(bundle.closing()));
    }

    @Test
    void answersThatTheResultDoesNotCoverAreRefusedAlsoWhenTheServiceSignsThem() {
        var record = round.record();
        var answers = new ArrayList<>(record.answers());
        answers.set(0, new AnswerDigest(answers.getFirst().site(), Federation.hash("another answer")));

        assertRefused(Code.WRONG_CONTEXT, () -> close(signed(record, answers, round.result, record.log())));
    }

    @Test
    void resultThatIsNotInTheLogIsRefusedAlsoWhenTheServiceSignsTheBundle() {
        var record = round.record();
        var log = record.log();
        var wrong = new LogExtract(
                log.head(), log.charter(), log.modelBefore(), log.modelAfter(), log.modelAfter(), log.growth());

        assertRefused(Code.BAD_PROOF, () -> close(signed(record, record.answers(), round.result, wrong)));
    }

    private Bundle close(Bundle service) {
        return witness(round.script.quorum(), round.result).close(service.closing());
    }

    private static Bundle signed(RoundRecord record, List<AnswerDigest> answers, Result result, LogExtract log) {
        return Bundle.sign(
                RecordedRound.SERVICE,
                RecordWith.log(RecordWith.answers(RecordWith.result(record, result), answers), log));
    }

    private Witness witness(Quorum quorum, Result result) {
        return new Witness(
                CharterChain.verify(round.charters), round.offer, round.script.survivingCohort(), quorum, result);
    }
}
