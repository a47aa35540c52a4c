package io.covalence.secagg.message;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.covalence.secagg.Federation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.charter.Charter;
import io.covalence.secagg.charter.Consortium;
import io.covalence.secagg.evidence.RecordedRound;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a site checks before it trains. */
final class OfferTest {
    private final RecordedRound round = new RecordedRound(4, new VectorLayout(4, RingWidth.BITS_32, 1));
    private final Offer offer = round.offer;

    @Test
    void offerUnderTheSitesCharterOfALoggedModelHolds() {
        assertThatCode(() -> Offer.decode(offer.encode()).verify(round.charter)).doesNotThrowAnyException();
    }

    /** The members have tightened a limit; the service goes on under the older version. */
    @Test
    void offerUnderAnOlderCharterIsRefused() {
        var charter = round.charter;
        var newer = new Charter(
                charter.tenant(),
                charter.study(),
                2,
                charter.hash(),
                charter.serviceKey(),
                charter.members(),
                charter.assumedColluders(),
                4,
                charter.limits(),
                charter.planHash());
        assertRefused(Code.WRONG_CONTEXT, () -> offer.verify(newer));
    }

    @Test
    void offerOfAnotherServiceIsRefused() {
        var forged = Offer.sign(
                Consortium.key("zoe"),
                offer.context(),
                offer.modelVersion(),
                offer.deadline(),
                offer.treeHead(),
                offer.charterProof(),
                offer.modelProof(),
                offer.aborted());
        assertRefused(Code.BAD_SIGNATURE, () -> forged.verify(round.charter));
    }

    @Test
    void proofsOfOtherEntriesThanCharterAndModelAreRefused() {
        var ofTheModel = offer.modelProof();
        var ofTheCharter = offer.charterProof();
        var exchanged = Offer.sign(
                RecordedRound.SERVICE,
                offer.context(),
                offer.modelVersion(),
                offer.deadline(),
                offer.treeHead(),
                ofTheModel,
                ofTheCharter,
                offer.aborted());
        assertRefused(Code.BAD_PROOF, () -> exchanged.verify(round.charter));
    }

    /** The charter is in the log, and shown to be; another model than the one that the proof is of is offered. */
    @Test
    void modelThatIsNotInTheLogIsRefused() {
        var context = offer.context();
        var unlogged = new RoundContext(
                context.tenant(),
                context.study(),
                context.run(),
                context.charterHash(),
                context.round(),
                context.attempt(),
                Federation.hash("a model for one site"),
                context.planHash());
        for (var forged : List.of(signed(unlogged, offer.modelVersion()), signed(context, offer.modelVersion() + 1))) {
            assertRefused(Code.BAD_PROOF, () -> forged.verify(round.charter));
        }
        assertThatCode(() -> signed(context, offer.modelVersion()).verify(round.charter))
                .doesNotThrowAnyException();
    }

    private Offer signed(RoundContext context, int modelVersion) {
        return Offer.sign(
                RecordedRound.SERVICE,
                context,
                modelVersion,
                offer.deadline(),
                offer.treeHead(),
                offer.charterProof(),
                offer.modelProof(),
                offer.aborted());
    }

    @Test
    void headOfAnotherLogIsRefused() {
        var elsewhere = Offer.sign(
                RecordedRound.SERVICE,
                offer.context(),
                offer.modelVersion(),
                offer.deadline(),
                round.head(2),
                offer.charterProof(),
                offer.modelProof(),
                offer.aborted());
        assertRefused(Code.BAD_PROOF, () -> elsewhere.verify(round.charter));
    }
}
