package io.covalence.secagg.evidence;

import static io.covalence.secagg.Violations.assertRefused;
import static io.covalence.secagg.evidence.SignedAnew.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.Federation;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.charter.Consortium;
import io.covalence.secagg.message.Result;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a dishonest service may try with what comes of a round: answers and results that do not belong to its messages, each under its own
 * signature. Each attempt is refused, and the refusal says what is wrong.
 */
final class AlteredResultTest {
    private static final IdentityKey SERVICE = RecordedRound.SERVICE;

    private final RecordedRound played = new RecordedRound(4, new VectorLayout(4, RingWidth.BITS_32, 1));
    private final RoundRecord genuine = played.record();
    private final ByteString other = Federation.hash("other");

    @Test
    void answersOtherThanThoseThatCameIn() {
        refused(
                RecordWith.answers(genuine, genuine.answers().subList(0, 2)),
                Code.WRONG_CONTEXT,
                "the result (M10): fewer survivors answered than the threshold");
        refused(
                RecordWith.answers(
                        genuine,
                        List.of(
                                genuine.answers().get(0),
                                genuine.answers().get(1),
                                new AnswerDigest(genuine.answers().get(2).site(), other))),
                Code.WRONG_CONTEXT,
                "the result (M10): its transcript root is not that of the messages in the bundle");
        refused(
                RecordWith.answers(
                        genuine,
                        Stream.concat(
                                        genuine.answers().stream(),
                                        Stream.of(new AnswerDigest(new SiteId("site-003"), other)))
                                .toList()),
                Code.UNKNOWN_SITE,
                "the result (M10): site site-003 is not among the survivors");
    }

    @Test
    void resultThatDoesNotBelongToTheMessages() {
        var r = genuine.result();
        refused(
                withResult(other, r.session(), r.survivors(), 3, 5, r.transcriptRoot()),
                Code.WRONG_CONTEXT,
                "the result (M10): it is for another round");
        refused(
                withResult(r.context(), other, r.survivors(), 3, 5, r.transcriptRoot()),
                Code.WRONG_CONTEXT,
                "the result (M10): it is for another session");
        refused(
                withResult(r.context(), r.session(), other, 3, 5, r.transcriptRoot()),
                Code.WRONG_CONTEXT,
                "the result (M10): it is for another set of survivors");
        refused(
                withResult(r.context(), r.session(), r.survivors(), 4, 5, r.transcriptRoot()),
                Code.WRONG_CONTEXT,
                "the result (M10): it counts another number of survivors");
        refused(
                withResult(r.context(), r.session(), r.survivors(), 3, 6, r.transcriptRoot()),
                Code.WRONG_CONTEXT,
                "the result (M10): its model is neither the offered one nor the next version");
        refused(
                withResult(r.context(), r.session(), r.survivors(), 3, 4, r.transcriptRoot()),
                Code.WRONG_CONTEXT,
                "the result (M10): its model is neither the offered one nor the next version");
        refused(
                withResult(r.context(), r.session(), r.survivors(), 3, 5, other),
                Code.WRONG_CONTEXT,
                "the result (M10): its transcript root is not that of the messages in the bundle");
    }

    /** A number that is left out could be given to another model later. */
    @Test
    void resultThatGivesTheOfferedModelAnotherNumber() {
        var r = genuine.result();
        var offered = genuine.offer().context().modelHash();
        for (int version : new int[] {0, 3, 6}) {
            refused(
                    RecordWith.result(
                            genuine,
                            Result.sign(
                                    SERVICE,
                                    r.context(),
                                    r.session(),
                                    r.survivors(),
                                    3,
                                    r.sumDigest(),
                                    version,
                                    offered,
                                    r.transcriptRoot())),
                    Code.WRONG_CONTEXT,
                    "the result (M10): its model is neither the offered one nor the next version");
        }
    }

    @Test
    void resultThatTheServiceDidNotSign() {
        var r = genuine.result();
        refused(
                RecordWith.result(
                        genuine,
                        new Result(
                                r.context(),
                                r.session(),
                                r.survivors(),
                                r.survivorCount(),
                                other,
                                r.modelVersion(),
                                r.modelHash(),
                                r.transcriptRoot(),
                                r.signature())),
                Code.BAD_SIGNATURE,
                "the result (M10): a result is not signed by the service's key");
    }

    /** The service signed two results; only one of them is in the log. */
    @Test
    void resultWithAnotherSumOrModelThanTheLoggedOne() {
        var r = genuine.result();
        refused(
                RecordWith.result(
                        genuine,
                        Result.sign(
                                SERVICE,
                                r.context(),
                                r.session(),
                                r.survivors(),
                                3,
                                other,
                                5,
                                r.modelHash(),
                                r.transcriptRoot())),
                Code.BAD_PROOF,
                "the log: the log of 6 entries is not shown to hold: EvidenceEntry");
        refused(
                RecordWith.result(
                        genuine,
                        Result.sign(
                                SERVICE,
                                r.context(),
                                r.session(),
                                r.survivors(),
                                3,
                                r.sumDigest(),
                                5,
                                other,
                                r.transcriptRoot())),
                Code.BAD_PROOF,
                "the log: the log of 6 entries is not shown to hold: ModelEntry");
    }

    @Test
    void bundleThatSomebodyElseSigned() {
        var forged = Bundle.sign(Consortium.key("zoe"), genuine);
        var refusal = assertRefused(Code.BAD_SIGNATURE, () -> BundleVerifier.verify(forged.encode(), Optional.empty()));
        assertThat(refusal).hasMessageContaining("the bundle is not signed by the service's key");
    }

    private RoundRecord withResult(
            ByteString context,
            ByteString session,
            ByteString survivors,
            int count,
            int modelVersion,
            ByteString transcriptRoot) {
        var result = genuine.result();
        return RecordWith.result(
                genuine,
                Result.sign(
                        SERVICE,
                        context,
                        session,
                        survivors,
                        count,
                        result.sumDigest(),
                        modelVersion,
                        result.modelHash(),
                        transcriptRoot));
    }
}
