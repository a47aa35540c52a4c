package io.covalence.secagg;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.blame.Evidence;
import io.covalence.secagg.blame.Seat;
import io.covalence.secagg.blame.WrongReveal;
import io.covalence.secagg.message.RevealedShare;
import io.covalence.secagg.message.ShareKind;
import io.covalence.secagg.message.Survivors;
import io.covalence.secagg.message.Unmask;
import io.covalence.secagg.server.Recovery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Evidence convicts the culprit before everybody who knows the identity keys, and nobody else whoever makes it up. */
final class EvidenceTest extends EvidenceScene {
    @Test
    void badShareAtTheEndConvictsItsSender() {
        playToTheEnd();
        var genuine = answer(culprit);
        var forged =
                answerWith(share -> new RevealedShare(share.dealer(), share.kind(), Forgeries.flipped(share.share())));
        assertConvicts(culprit, evidenceOf(forged));
        var honest =
                WrongReveal.of(script.survivingCohort(), genuine, script.dealt().delivered(holder, culprit));
        assertProvesNothing(honest);
    }

    @Test
    void wrongKindOfShareConvictsItsSender() {
        playToTheEnd();
        var forged = answerWith(share -> new RevealedShare(
                share.dealer(),
                share.kind() == ShareKind.RECOVERY ? ShareKind.SELF_MASK : ShareKind.RECOVERY,
                share.share()));
        assertConvicts(culprit, evidenceOf(forged));
    }

    @Test
    void honestAnswerIsNotConvictedByOtherSurvivorsOrHeaders() {
        playToTheEnd();
        var evidence = WrongReveal.of(
                script.survivingCohort(), answer(culprit), script.dealt().delivered(holder, culprit));
        var fewer = new Survivors(evidence.survivors().members().subList(1, 4));
        assertProvesNothing(
                new WrongReveal(evidence.answer(), evidence.holder(), fewer, evidence.sharing(), evidence.delivered()));
        var otherHeaders = new ArrayList<>(evidence.sharing());
        otherHeaders.set(1, Federation.hash("another header"));
        assertProvesNothing(new WrongReveal(
                evidence.answer(), evidence.holder(), evidence.survivors(), otherHeaders, evidence.delivered()));
        assertProvesNothing(new WrongReveal(
                evidence.answer(),
                Seat.of(script.cohort(), holder),
                evidence.survivors(),
                evidence.sharing(),
                evidence.delivered()));
    }

    @Test
    void otherBytesAreNoEvidence() {
        for (var bytes : List.of(new byte[0], new byte[1], new byte[] {99})) {
            var violation = assertRefused(Code.UNSUPPORTED_VERSION, () -> Evidence.decode(bytes));
            assertThat(violation).hasMessage("not evidence");
        }
    }

    @Test
    void rosterOfASeatIsBounded() {
        playToTheEnd();
        var advertise = script.cohort().advertise(holder);
        var digest = Federation.hash("member");
        assertThat(new Seat(advertise, Collections.nCopies(255, digest)).roster())
                .hasSize(255);
        assertRefused(Code.MALFORMED, () -> new Seat(advertise, Collections.nCopies(256, digest)));
        assertRefused(Code.MALFORMED, () -> new Seat(advertise, List.of(ByteString.of(new byte[31]))));
    }

    @Test
    void revealedSharesAreNotPrinted() {
        playToTheEnd();
        var share = dealtShares(federation.site(4)).getFirst();
        assertThat(share.toString())
                .contains("REDACTED")
                .doesNotContain(share.share().hex());
    }

    /** Two thousand changes of the bytes of all kinds of evidence. */
    @Test
    void alteredEvidenceConvictsTheCulpritOrNobody() {
        deal(entry -> Forgeries.withSealed(entry, Forgeries.flipped(entry.sealed())));
        script.deliver(List.of(holder));
        var badShare = judge(script.dealt()).evidence();
        var dealer = new EvidenceTest().badDealer((site, shares) -> shares[0] ^= 1, UnaryOperator.identity(), false);
        var revealing = new EvidenceTest();
        revealing.playToTheEnd();
        var reveal = revealing.evidenceOf(revealing.answerWith(
                share -> new RevealedShare(share.dealer(), share.kind(), Forgeries.flipped(share.share()))));
        var random = new SplittableRandom(5);
        int convicted = 0;
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = List.of(badShare, dealer, reveal).get(i % 3).encode();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(Evidence.decode(bytes).verify(federation.directory()))
                        .isEqualTo(culprit);
                convicted++;
            } catch (ProtocolViolation proofOfNothing) {
                assertThat(proofOfNothing.code())
                        .isIn(
                                Code.BAD_PROOF,
                                Code.BAD_SIGNATURE,
                                Code.UNKNOWN_SITE,
                                Code.MALFORMED,
                                Code.UNSUPPORTED_VERSION);
            }
        }
        assertThat(convicted).isLessThan(500);
    }

    private Unmask answer(SiteId site) {
        return RoundScript.require(script.unmasks, site);
    }

    private Unmask answerWith(UnaryOperator<RevealedShare> change) {
        var genuine = answer(culprit);
        return Unmask.sign(
                federation.identity(culprit),
                genuine.session(),
                culprit,
                genuine.survivors(),
                genuine.shares().stream().map(change).toList());
    }

    private Evidence evidenceOf(Unmask forged) {
        return evidence(() -> Recovery.check(script.survivingCohort(), script.dealt(), List.of(), forged));
    }
}
