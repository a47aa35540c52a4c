package io.covalence.secagg.evidence;

import static io.covalence.secagg.Violations.assertRefused;
import static io.covalence.secagg.evidence.SignedAnew.refused;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.Federation;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.charter.CharterHistory;
import io.covalence.secagg.charter.CharterSignature;
import io.covalence.secagg.charter.Consortium;
import io.covalence.secagg.charter.SignedCharter;
import io.covalence.secagg.message.AbortCertificate;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What a dishonest service may try with charters and offers: it signs them as it likes and has no site's key. Each attempt is refused,
 * and the refusal says what is wrong.
 */
final class AlteredOfferTest {
    private static final IdentityKey SERVICE = RecordedRound.SERVICE;

    private final RecordedRound played = new RecordedRound(4, new VectorLayout(4, RingWidth.BITS_32, 1));
    private final RoundRecord genuine = played.record();
    private final ByteString model = genuine.offer().context().modelHash();
    private final ByteString plan = genuine.offer().context().planHash();
    private final ByteString other = Federation.hash("other");

    @Test
    void charterThatOneMemberDidNotSign() {
        var signed = genuine.charters().versions().getFirst();
        var fewer = new SignedCharter(signed.charter(), signed.signatures().subList(1, 4));
        refused(
                RecordWith.charters(genuine, new CharterHistory(List.of(fewer))),
                Code.NOT_ENDORSED,
                "the charter: charter version 1 is not endorsed: the signature of site site-000 is missing");
    }

    @Test
    void charterWithAnInventedMember() {
        var members = new ArrayList<>(played.charter.members());
        members.addAll(Consortium.members("zoe"));
        var sybil = Consortium.founding(members, 1);
        var signatures = new ArrayList<CharterSignature>();
        played.federation
                .sites()
                .forEach(site -> signatures.add(CharterSignature.sign(Consortium.key("zoe"), sybil, site)));
        signatures.add(CharterSignature.sign(Consortium.key("zoe"), sybil, new SiteId("zoe")));
        refused(
                RecordWith.charters(genuine, new CharterHistory(List.of(SignedCharter.of(sybil, signatures)))),
                Code.BAD_SIGNATURE,
                "the charter: a message of site site-000 is not signed by its identity key");
    }

    @Test
    void charterOtherThanTheRounds() {
        var another = Consortium.founding("ada", "bea", "cid", "dan");
        refused(
                RecordWith.charters(
                        genuine, new CharterHistory(List.of(Consortium.signed(another, "ada", "bea", "cid", "dan")))),
                Code.WRONG_CONTEXT,
                "the offer (M0): the offer is for another charter");
    }

    @Test
    void offerOfAnotherTenantStudyOrPlan() {
        refused(offering("tenant-2", "study", "run", 5, 1, model, plan), Code.WRONG_CONTEXT, "another tenant or study");
        refused(offering("tenant", "study-2", "run", 5, 1, model, plan), Code.WRONG_CONTEXT, "another tenant or study");
        refused(offering("tenant", "study", "run", 5, 1, model, other), Code.WRONG_CONTEXT, "another plan");
    }

    @Test
    void offerOfAnotherRoundOrAttempt() {
        for (var changed : List.of(
                offering("tenant", "study", "run", 6, 1, model, plan),
                offering("tenant", "study", "run", 5, 2, model, plan))) {
            refused(changed, Code.WRONG_CONTEXT, "the roster (M2): site site-000 advertised keys for another round");
        }
    }

    @Test
    void offerOfAnotherRunsModel() {
        refused(
                offering("tenant", "study", "run-2", 5, 1, model, plan),
                Code.BAD_PROOF,
                "the offer (M0): the log of 3 entries is not shown to hold");
    }

    @Test
    void offerOfAModelThatIsNotInTheLog() {
        refused(
                offering("tenant", "study", "run", 5, 1, other, plan),
                Code.BAD_PROOF,
                "the offer (M0): the log of 3 entries is not shown to hold");
        var offer = genuine.offer();
        refused(
                RecordWith.offer(
                        genuine,
                        Offer.sign(
                                SERVICE,
                                offer.context(),
                                3,
                                0,
                                played.head(3),
                                offer.charterProof(),
                                offer.modelProof(),
                                Optional.empty())),
                Code.BAD_PROOF,
                "the offer (M0): the log of 3 entries is not shown to hold");
    }

    @Test
    void offerThatTheServiceDidNotSign() {
        var offer = genuine.offer();
        refused(
                RecordWith.offer(
                        genuine,
                        new Offer(
                                offer.context(),
                                offer.modelVersion(),
                                offer.deadline() + 1,
                                offer.treeHead(),
                                offer.charterProof(),
                                offer.modelProof(),
                                offer.aborted(),
                                offer.signature())),
                Code.BAD_SIGNATURE,
                "the offer (M0): an offer is not signed by the service's key");
    }

    @Test
    void offerWithVotesThatNobodyCast() {
        var again = new RecordedRound(4, new VectorLayout(4, RingWidth.BITS_32, 1), 2).offer;
        var votes = again.aborted().orElseThrow().votes();
        var forged =
                new AbortVote(other, votes.getFirst().site(), votes.getFirst().signature());
        refused(
                RecordWith.offer(genuine, withCertificate(again, new AbortCertificate(List.of(forged)))),
                Code.BAD_SIGNATURE,
                "the offer (M0): a message of site site-000 is not signed by its identity key");
        refused(
                RecordWith.offer(
                        genuine,
                        withCertificate(
                                again,
                                new AbortCertificate(List.of(
                                        votes.get(0),
                                        new AbortVote(
                                                other,
                                                votes.get(1).site(),
                                                votes.get(1).signature()))))),
                Code.WRONG_CONTEXT,
                "the offer (M0): a vote to abort is about another session");
        refused(
                RecordWith.offer(genuine, withCertificate(again, new AbortCertificate(List.of()))),
                Code.WRONG_CONTEXT,
                "the offer (M0): nobody voted to abort the attempt before");
        assertRefused(Code.MALFORMED, () -> withCertificate(genuine.offer(), new AbortCertificate(votes)));
    }

    /** The round with an offer that differs in what it says of the round. */
    private RoundRecord offering(
            String tenant,
            String study,
            String run,
            long round,
            int attempt,
            ByteString modelHash,
            ByteString planHash) {
        var offer = genuine.offer();
        var context = new RoundContext(
                tenant, study, run, offer.context().charterHash(), round, attempt, modelHash, planHash);
        return RecordWith.offer(
                genuine,
                Offer.sign(
                        SERVICE,
                        context,
                        offer.modelVersion(),
                        offer.deadline(),
                        offer.treeHead(),
                        offer.charterProof(),
                        offer.modelProof(),
                        offer.aborted()));
    }

    private static Offer withCertificate(Offer offer, AbortCertificate certificate) {
        return Offer.sign(
                SERVICE,
                offer.context(),
                offer.modelVersion(),
                offer.deadline(),
                offer.treeHead(),
                offer.charterProof(),
                offer.modelProof(),
                Optional.of(certificate));
    }
}
