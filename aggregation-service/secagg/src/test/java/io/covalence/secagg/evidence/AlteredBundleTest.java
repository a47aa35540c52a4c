package io.covalence.secagg.evidence;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.Federation;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.SeededRandom;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.charter.CharterHistory;
import io.covalence.secagg.charter.CharterSignature;
import io.covalence.secagg.charter.Consortium;
import io.covalence.secagg.charter.SignedCharter;
import io.covalence.secagg.log.ConsistencyProof;
import io.covalence.secagg.log.InclusionProof;
import io.covalence.secagg.log.SignedTreeHead;
import io.covalence.secagg.merkle.MerkleTree;
import io.covalence.secagg.message.AbortCertificate;
import io.covalence.secagg.message.AbortVote;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Consistent;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Offer;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.Result;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.SharesHeader;
import io.covalence.secagg.message.Survivors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a dishonest service may try: it holds the service's key, signs offer, result, heads and bundle as it likes, and has no
 * site's key. Each attempt is refused, and the refusal says what is wrong.
 */
final class AlteredBundleTest {
    private static final IdentityKey SERVICE = RecordedRound.SERVICE;

    private final RecordedRound played = new RecordedRound(4, new VectorLayout(4, RingWidth.BITS_32, 1));
    private final RoundRecord genuine = played.record();
    private final ByteString other = Federation.hash("other");

    @Test
    void charterThatOneMemberDidNotSign() {
        var signed = genuine.charters().versions().getFirst();
        var fewer = new SignedCharter(signed.charter(), signed.signatures().subList(1, 4));
        refused(
                withCharters(new CharterHistory(List.of(fewer))),
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
                withCharters(new CharterHistory(List.of(SignedCharter.of(sybil, signatures)))),
                Code.BAD_SIGNATURE,
                "the charter: a message of site site-000 is not signed by its identity key");
    }

    @Test
    void charterOtherThanTheRounds() {
        var another = Consortium.founding("ada", "bea", "cid", "dan");
        refused(
                withCharters(new CharterHistory(List.of(Consortium.signed(another, "ada", "bea", "cid", "dan")))),
                Code.WRONG_CONTEXT,
                "the offer (M0): the offer is for another charter");
    }

    @Test
    void offerOfAnotherTenantStudyOrPlan() {
        var context = genuine.offer().context();
        refused(
                withOffer(offer(new RoundContext(
                        "tenant-2",
                        "study",
                        "run",
                        context.charterHash(),
                        5,
                        1,
                        context.modelHash(),
                        context.planHash()))),
                Code.WRONG_CONTEXT,
                "another tenant or study");
        refused(
                withOffer(offer(new RoundContext(
                        "tenant",
                        "study-2",
                        "run",
                        context.charterHash(),
                        5,
                        1,
                        context.modelHash(),
                        context.planHash()))),
                Code.WRONG_CONTEXT,
                "another tenant or study");
        refused(
                withOffer(offer(new RoundContext(
                        "tenant", "study", "run", context.charterHash(), 5, 1, context.modelHash(), other))),
                Code.WRONG_CONTEXT,
                "another plan");
    }

    @Test
    void offerOfAnotherRoundOrAttempt() {
        var context = genuine.offer().context();
        for (var changed : List.of(
                new RoundContext(
                        "tenant", "study", "run", context.charterHash(), 6, 1, context.modelHash(), context.planHash()),
                new RoundContext(
                        "tenant",
                        "study",
                        "run",
                        context.charterHash(),
                        5,
                        2,
                        context.modelHash(),
                        context.planHash()))) {
            refused(
                    withOffer(offer(changed)),
                    Code.WRONG_CONTEXT,
                    "the roster (M2): site site-000 advertised keys for another round");
        }
    }

    @Test
    void offerOfAnotherRunsModel() {
        var context = genuine.offer().context();
        refused(
                withOffer(offer(new RoundContext(
                        "tenant",
                        "study",
                        "run-2",
                        context.charterHash(),
                        5,
                        1,
                        context.modelHash(),
                        context.planHash()))),
                Code.BAD_PROOF,
                "the offer (M0): the log of 3 entries is not shown to hold");
    }

    @Test
    void offerOfAModelThatIsNotInTheLog() {
        var context = genuine.offer().context();
        refused(
                withOffer(offer(new RoundContext(
                        "tenant", "study", "run", context.charterHash(), 5, 1, other, context.planHash()))),
                Code.BAD_PROOF,
                "the offer (M0): the log of 3 entries is not shown to hold");
        refused(
                withOffer(Offer.sign(
                        SERVICE,
                        context,
                        3,
                        0,
                        played.head(3),
                        genuine.offer().charterProof(),
                        genuine.offer().modelProof(),
                        Optional.empty())),
                Code.BAD_PROOF,
                "the offer (M0): the log of 3 entries is not shown to hold");
    }

    @Test
    void offerThatTheServiceDidNotSign() {
        var offer = genuine.offer();
        refused(
                withOffer(new Offer(
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
                withOffer(withCertificate(again, new AbortCertificate(List.of(forged)))),
                Code.BAD_SIGNATURE,
                "the offer (M0): a message of site site-000 is not signed by its identity key");
        refused(
                withOffer(withCertificate(
                        again,
                        new AbortCertificate(List.of(
                                votes.get(0),
                                new AbortVote(
                                        other, votes.get(1).site(), votes.get(1).signature()))))),
                Code.WRONG_CONTEXT,
                "the offer (M0): a vote to abort is about another session");
        refused(
                withOffer(withCertificate(again, new AbortCertificate(List.of()))),
                Code.WRONG_CONTEXT,
                "the offer (M0): nobody voted to abort the attempt before");
        assertRefused(Code.MALFORMED, () -> withCertificate(genuine.offer(), new AbortCertificate(votes)));
    }

    @Test
    void rosterWithoutAMember() {
        refused(
                withRoster(new Roster(genuine.roster().members().subList(0, 3))),
                Code.WRONG_CONTEXT,
                "the shares (M3): a message of site site-000 is for another session");
    }

    @Test
    void rosterWithAStranger() {
        var member = genuine.roster().members().getFirst();
        var members = new ArrayList<>(genuine.roster().members());
        members.add(Advertise.sign(
                Consortium.key("zoe"),
                member.context(),
                new SiteId("zoe"),
                member.maskKey(),
                member.channelKey(),
                member.nonce(),
                member.sequence(),
                member.treeHead()));
        refused(
                withRoster(Roster.of(members)),
                Code.UNKNOWN_SITE,
                "the roster (M2): site zoe has no known identity key");
    }

    @Test
    void rosterWithAnAlteredMessage() {
        var member = genuine.roster().members().getLast();
        var members = new ArrayList<>(genuine.roster().members().subList(0, 3));
        members.add(new Advertise(
                member.context(),
                member.site(),
                member.maskKey(),
                member.channelKey(),
                other,
                member.sequence(),
                member.treeHead(),
                member.signature()));
        refused(
                withRoster(Roster.of(members)),
                Code.BAD_SIGNATURE,
                "the roster (M2): a message of site site-003 is not signed by its identity key");
    }

    @Test
    void sharesWithoutADealerOrWithAnAlteredHeader() {
        refused(
                withSharing(genuine.sharing().subList(0, 3)),
                Code.INCONSISTENT_COHORT,
                "the survivors (M6): site site-000 masked for another set of sharing sites");
        var header = genuine.sharing().getLast();
        var altered = new ArrayList<>(genuine.sharing().subList(0, 3));
        altered.add(new SharesHeader(
                header.session(), header.site(), header.threshold(), other, header.entriesRoot(), header.signature()));
        refused(withSharing(altered), Code.BAD_SIGNATURE, "the shares (M3): a message of site site-003");
    }

    @Test
    void survivorsWithoutOneOrWithAnAlteredHeader() {
        var members = genuine.survivors().members();
        refused(withSurvivors(members.subList(0, 2)), Code.COHORT_TOO_SMALL, "the survivors (M6): ");
        refused(withSurvivors(List.of()), Code.WRONG_CONTEXT, "the survivors (M6): nobody survived");
        var header = members.getFirst();
        var altered = new ArrayList<>(members.subList(1, 3));
        altered.addFirst(new MaskedHeader(
                header.session(), header.site(), header.sharingCohort(), header.layout(), other, header.signature()));
        refused(withSurvivors(altered), Code.BAD_SIGNATURE, "the survivors (M6): a message of site site-000");
    }

    /** With five sites, four survivors and a threshold of four there is a set of survivors to leave one out of. */
    @Test
    void survivorsOtherThanThoseAgreedOn() {
        var larger = new RecordedRound(6, new VectorLayout(4, RingWidth.BITS_32, 1));
        var round = larger.record();
        var changed = new RoundRecord(
                round.charters(),
                round.offer(),
                round.roster(),
                round.sharing(),
                new Survivors(round.survivors().members().subList(0, 4)),
                round.quorum(),
                round.answers(),
                round.result(),
                round.log());
        refused(changed, Code.INCONSISTENT_COHORT, "the quorum (M8): site site-000 agreed to another set of survivors");
    }

    @Test
    void quorumBelowTheThresholdOrAlteredOrForAnotherSet() {
        var agreements = genuine.quorum().agreements();
        refused(withQuorum(agreements.subList(0, 2)), Code.NO_QUORUM, "the quorum (M8): 2 sites agreed; 3 are needed");
        var last = agreements.getLast();
        refused(
                withQuorum(List.of(
                        agreements.get(0),
                        agreements.get(1),
                        new Consistent(last.session(), last.site(), other, last.signature()))),
                Code.BAD_SIGNATURE,
                "the quorum (M8): a message of site site-002");
        var elsewhere = Consistent.sign(played.federation.identity(last.site()), last.session(), last.site(), other);
        refused(
                withQuorum(List.of(agreements.get(0), agreements.get(1), elsewhere)),
                Code.INCONSISTENT_COHORT,
                "the quorum (M8): site site-002 agreed to another set of survivors");
        var dropped = new SiteId("site-003");
        var late = Consistent.sign(played.federation.identity(dropped), last.session(), dropped, last.survivors());
        refused(
                withQuorum(Stream.concat(agreements.stream(), Stream.of(late)).toList()),
                Code.UNKNOWN_SITE,
                "the quorum (M8): site site-003 is not among the survivors");
    }

    @Test
    void answersOtherThanThoseThatCameIn() {
        refused(
                withAnswers(genuine.answers().subList(0, 2)),
                Code.WRONG_CONTEXT,
                "the result (M10): fewer survivors answered than the threshold");
        refused(
                withAnswers(List.of(
                        genuine.answers().get(0),
                        genuine.answers().get(1),
                        new AnswerDigest(genuine.answers().get(2).site(), other))),
                Code.WRONG_CONTEXT,
                "the result (M10): its transcript root is not that of the messages in the bundle");
        refused(
                withAnswers(Stream.concat(
                                genuine.answers().stream(), Stream.of(new AnswerDigest(new SiteId("site-003"), other)))
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
                    withResult(Result.sign(
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
                withResult(new Result(
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
                withResult(Result.sign(
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
                withResult(Result.sign(
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
    void headThatDoesNotContainTheRound() {
        var log = genuine.log();
        var before = new LogExtract(
                played.head(4),
                log.charter(),
                log.modelBefore(),
                log.modelAfter(),
                log.result(),
                List.of(played.consistent(2, 4), played.consistent(3, 4)));
        refused(withLog(before), Code.BAD_PROOF, "the log: the log of 4 entries is not shown to hold: CharterEntry");
    }

    /** Another log that holds the same round is not the log which the members saw. */
    @Test
    void headOfALogThatIsNotTheMembers() {
        var entries = new ArrayList<>(
                played.log.stream().map(entry -> entry.leafHash()).toList());
        entries.set(0, MerkleTree.leafHash(new byte[] {1}));
        var head = SignedTreeHead.sign(SERVICE, "tenant", 6, 0, MerkleTree.root(entries));
        var elsewhere = new LogExtract(
                head,
                InclusionProof.of(entries, 1),
                InclusionProof.of(entries, 2),
                InclusionProof.of(entries, 3),
                InclusionProof.of(entries, 4),
                List.of(ConsistencyProof.of(entries, 2), ConsistencyProof.of(entries, 3)));
        refused(
                withLog(elsewhere),
                Code.BAD_PROOF,
                "the log: the log of 6 entries is not shown to continue the one of 2");
    }

    @Test
    void headThatTheServiceDidNotSignOrOfAnotherTenant() {
        var head = genuine.log().head();
        var stranger = IdentityKey.generate(new SeededRandom(3));
        refused(
                withHead(SignedTreeHead.sign(stranger, "tenant", 6, 0, head.root())),
                Code.BAD_SIGNATURE,
                "the log: a tree head is not signed by the service's key");
        refused(
                withHead(SignedTreeHead.sign(SERVICE, "tenant-2", 6, 0, head.root())),
                Code.WRONG_CONTEXT,
                "the log: a tree head is of another tenant's log");
        refused(
                withHead(SignedTreeHead.sign(SERVICE, "tenant", 6, 0, other)),
                Code.BAD_PROOF,
                "the log: the log of 6 entries is not shown to hold: CharterEntry");
    }

    @Test
    void logThatIsNotShownToContinueEveryHead() {
        var log = genuine.log();
        refused(
                withGrowth(log.growth().subList(1, 2)),
                Code.BAD_PROOF,
                "the log: the log is not shown to continue the tree head of 2 entries, which a member carried");
        refused(
                withGrowth(List.of(
                        log.growth().get(0),
                        new ConsistencyProof(3, 6, log.growth().get(0).path()))),
                Code.BAD_PROOF,
                "the log: the log of 6 entries is not shown to continue the one of 3");
        var more = new ArrayList<>(log.growth());
        more.addFirst(played.consistent(1, 6));
        refused(
                withGrowth(more),
                Code.BAD_PROOF,
                "the log: a consistency proof begins at a tree head that nobody carried");
    }

    @Test
    void headOlderThanAMembers() {
        var log = genuine.log();
        var older = new LogExtract(
                played.head(2), played.included(1), log.modelBefore(), log.modelAfter(), log.result(), List.of());
        refused(withLog(older), Code.BAD_PROOF, "the log: ");
    }

    @Test
    void bundleThatSomebodyElseSigned() {
        var forged = Bundle.sign(Consortium.key("zoe"), genuine);
        var refusal = assertRefused(Code.BAD_SIGNATURE, () -> BundleVerifier.verify(forged.encode(), Optional.empty()));
        assertThat(refusal).hasMessageContaining("the bundle is not signed by the service's key");
    }

    private static void refused(RoundRecord round, Code code, String why) {
        var bundle = Bundle.sign(SERVICE, round).encode();
        var refusal = assertRefused(code, () -> BundleVerifier.verify(bundle, Optional.empty()));
        assertThat(refusal).hasMessageContaining(why);
    }

    private Offer offer(RoundContext context) {
        var offer = genuine.offer();
        return Offer.sign(
                SERVICE,
                context,
                offer.modelVersion(),
                offer.deadline(),
                offer.treeHead(),
                offer.charterProof(),
                offer.modelProof(),
                offer.aborted());
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

    private RoundRecord withCharters(CharterHistory charters) {
        return new RoundRecord(
                charters,
                genuine.offer(),
                genuine.roster(),
                genuine.sharing(),
                genuine.survivors(),
                genuine.quorum(),
                genuine.answers(),
                genuine.result(),
                genuine.log());
    }

    private RoundRecord withOffer(Offer offer) {
        return new RoundRecord(
                genuine.charters(),
                offer,
                genuine.roster(),
                genuine.sharing(),
                genuine.survivors(),
                genuine.quorum(),
                genuine.answers(),
                genuine.result(),
                genuine.log());
    }

    private RoundRecord withRoster(Roster roster) {
        return new RoundRecord(
                genuine.charters(),
                genuine.offer(),
                roster,
                genuine.sharing(),
                genuine.survivors(),
                genuine.quorum(),
                genuine.answers(),
                genuine.result(),
                genuine.log());
    }

    private RoundRecord withSharing(List<SharesHeader> sharing) {
        return new RoundRecord(
                genuine.charters(),
                genuine.offer(),
                genuine.roster(),
                sharing,
                genuine.survivors(),
                genuine.quorum(),
                genuine.answers(),
                genuine.result(),
                genuine.log());
    }

    private RoundRecord withSurvivors(List<MaskedHeader> survivors) {
        return new RoundRecord(
                genuine.charters(),
                genuine.offer(),
                genuine.roster(),
                genuine.sharing(),
                new Survivors(survivors),
                genuine.quorum(),
                genuine.answers(),
                genuine.result(),
                genuine.log());
    }

    private RoundRecord withQuorum(List<Consistent> agreements) {
        return new RoundRecord(
                genuine.charters(),
                genuine.offer(),
                genuine.roster(),
                genuine.sharing(),
                genuine.survivors(),
                new Quorum(agreements),
                genuine.answers(),
                genuine.result(),
                genuine.log());
    }

    private RoundRecord withAnswers(List<AnswerDigest> answers) {
        return new RoundRecord(
                genuine.charters(),
                genuine.offer(),
                genuine.roster(),
                genuine.sharing(),
                genuine.survivors(),
                genuine.quorum(),
                answers,
                genuine.result(),
                genuine.log());
    }

    private RoundRecord withResult(Result result) {
        return new RoundRecord(
                genuine.charters(),
                genuine.offer(),
                genuine.roster(),
                genuine.sharing(),
                genuine.survivors(),
                genuine.quorum(),
                genuine.answers(),
                result,
                genuine.log());
    }

    private RoundRecord withLog(LogExtract log) {
        return new RoundRecord(
                genuine.charters(),
                genuine.offer(),
                genuine.roster(),
                genuine.sharing(),
                genuine.survivors(),
                genuine.quorum(),
                genuine.answers(),
                genuine.result(),
                log);
    }

    private RoundRecord withResult(
            ByteString context,
            ByteString session,
            ByteString survivors,
            int count,
            int modelVersion,
            ByteString transcriptRoot) {
        var result = genuine.result();
        return withResult(Result.sign(
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

    private RoundRecord withHead(SignedTreeHead head) {
        return withLog(genuine.log(), head, genuine.log().growth());
    }

    private RoundRecord withGrowth(List<ConsistencyProof> growth) {
        return withLog(genuine.log(), genuine.log().head(), growth);
    }

    private RoundRecord withLog(LogExtract log, SignedTreeHead head, List<ConsistencyProof> growth) {
        return withLog(new LogExtract(head, log.charter(), log.modelBefore(), log.modelAfter(), log.result(), growth));
    }
}
