package io.covalence.secagg;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.blame.BadDealer;
import io.covalence.secagg.blame.BadShare;
import io.covalence.secagg.blame.DealtShare;
import io.covalence.secagg.blame.Evidence;
import io.covalence.secagg.blame.PeerEntry;
import io.covalence.secagg.blame.Seat;
import io.covalence.secagg.blame.WrongReveal;
import io.covalence.secagg.message.Complaint;
import io.covalence.secagg.message.Complaints;
import io.covalence.secagg.message.DeliveredShare;
import io.covalence.secagg.message.RevealedShare;
import io.covalence.secagg.message.ShareEntry;
import io.covalence.secagg.message.ShareKind;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.SharesHeader;
import io.covalence.secagg.message.Survivors;
import io.covalence.secagg.message.Unmask;
import io.covalence.secagg.server.JudgedComplaint;
import io.covalence.secagg.server.Recovery;
import io.covalence.secagg.server.SharesInMemory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Evidence convicts the culprit before everybody who knows the identity keys, and nobody else whoever makes it up. */
final class EvidenceTest {
    private final Federation federation = new Federation(5, 0, new VectorLayout(4, RingWidth.BITS_32, 1));
    private final SiteId holder = federation.site(0);
    private final SiteId culprit = federation.site(2);
    private final DishonestSite dishonest = new DishonestSite(federation, culprit);
    private final RoundScript script = new RoundScript(federation, 17);

    @Test
    void shareThatDoesNotOpenConvictsItsDealer() {
        deal(entry -> Forgeries.withSealed(entry, Forgeries.flipped(entry.sealed())));
        script.deliver(List.of(holder));
        assertConvicts(culprit, judge(script.dealt()).evidence());
    }

    @Test
    void shareThatIsNotTheCommittedOneConvictsItsDealer() {
        begin();
        var message = dishonest.deal(script.cohort(), EvidenceTest::honestly, (site, shares) -> shares[40] ^= 1);
        script.shares.put(culprit, message);
        script.deliver(List.of(holder));
        assertConvicts(culprit, judge(script.dealt()).evidence());
    }

    @Test
    void complaintWithAnInventedKeyConvictsTheComplainer() {
        shareHonestly();
        var dealer = federation.site(1);
        var complaints = complain(culprit, header(dealer), Federation.hash("no such key"));
        assertConvicts(
                culprit, BadShare.of(script.cohort(), complaints, script.dealt().delivered(dealer, culprit)));
    }

    @Test
    void complaintAboutAGoodShareConvictsTheComplainer() {
        shareHonestly();
        var dealer = federation.site(1);
        var delivered = script.dealt().delivered(dealer, culprit);
        var key = dishonest.channelKeyFrom(script.cohort(), delivered);
        var complaints = complain(culprit, Complaint.about(delivered.header(), key));
        var judged = JudgedComplaint.of(script.sharingCohort(), script.dealt(), complaints);
        assertThat(judged).singleElement().extracting(JudgedComplaint::culprit).isEqualTo(culprit);
        assertConvicts(culprit, judged.getFirst().evidence());
    }

    @Test
    void complaintAboutAnotherHeaderThanTheDeliveredOneIsRefused() {
        shareHonestly();
        var complaint = new Complaint(
                federation.site(1), Federation.hash("another header"), Optional.of(Federation.hash("key")));
        var complaints = complain(culprit, complaint);
        Violations.assertBlamed(
                culprit, Code.MALFORMED, () -> JudgedComplaint.of(script.sharingCohort(), script.dealt(), complaints));
    }

    /** The dealer sent the holder a bad share and shows a good one, under another header that it signed. */
    @Test
    void dealerThatSignsTwoHeadersCannotTurnTheComplaintAround() {
        deal(entry -> Forgeries.withSealed(entry, Forgeries.flipped(entry.sealed())));
        script.deliver(List.of(holder));
        var complaints = RoundScript.require(script.complaints, holder);
        var good = dishonest.deal(script.cohort(), EvidenceTest::honestly, EvidenceTest::honestly);
        var shown = delivered(good, script.cohort().place(holder));
        assertProvesNothing(BadShare.of(script.cohort(), complaints, shown));
    }

    /** The dealer's tree holds a second entry for the holder, at the place of another. */
    @Test
    void secondEntryForAHolderConvictsNobody() {
        begin();
        var cohort = script.cohort();
        var genuine = dishonest.deal(cohort, EvidenceTest::honestly, EvidenceTest::honestly);
        var hidden = dishonest.deal(cohort, (site, shares) -> shares[0] ^= 1, EvidenceTest::honestly);
        int place = cohort.place(holder);
        int elsewhere = place + 1;
        var holders = new ArrayList<>(cohort.sites());
        holders.set(elsewhere, holder);
        var entries = new ArrayList<>(genuine.entries());
        entries.set(elsewhere, hidden.entries().get(place));
        var message = dishonest.sign(cohort, holders, entries);
        var leaves = message.leafHashes(holders);
        var shown = DeliveredShare.of(message.header(), entries.get(elsewhere), leaves, elsewhere);
        assertThat(shown.isFor(holder, elsewhere, cohort.size())).isTrue();

        var complaint = Complaint.about(
                message.header(), SecretBytes.owning(Federation.hash("key").toByteArray()));
        assertProvesNothing(BadShare.of(cohort, complain(holder, complaint), shown));
    }

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
    void sharesThatRecoverAnotherKeyConvictTheDealer() {
        assertConvicts(culprit, badDealer((site, shares) -> shares[0] ^= 1, UnaryOperator.identity(), false));
    }

    @Test
    void sharesThatRecoverAnotherSelfMaskConvictTheDealer() {
        assertConvicts(
                culprit,
                badDealer(
                        (site, shares) -> {
                            if (site.equals(federation.site(1))) {
                                shares[40] ^= 1;
                            }
                        },
                        UnaryOperator.identity(),
                        true));
    }

    @Test
    void encapsulationThatTheSeedDoesNotGiveConvictsTheDealer() {
        var evidence = badDealer(
                EvidenceTest::honestly,
                entry -> Forgeries.withMaskCiphertext(entry, Forgeries.flipped(entry.maskCiphertext())),
                false);
        assertThat(((BadDealer) evidence).peer()).isPresent();
        assertConvicts(culprit, evidence);
    }

    @Test
    void honestDealerIsNotConvictedByTooFewOrMisplacedShares() {
        playToTheEnd();
        var dropped = federation.site(4);
        var shares = dealtShares(dropped);
        assertProvesNothing(honestDealer(dropped, shares, Optional.empty()));
        assertProvesNothing(honestDealer(dropped, shares.subList(0, 2), Optional.empty()));
        assertProvesNothing(honestDealer(dropped, shares.reversed(), Optional.empty()));
        var first = shares.getFirst();
        var misplaced = new ArrayList<>(shares);
        misplaced.set(0, new DealtShare(3, first.holder(), first.entry(), first.path(), first.share()));
        assertProvesNothing(honestDealer(dropped, misplaced, Optional.empty()));
        var altered = new ArrayList<>(shares);
        altered.set(
                0,
                new DealtShare(
                        first.place(), first.holder(), first.entry(), first.path(), Forgeries.flipped(first.share())));
        assertProvesNothing(honestDealer(dropped, altered, Optional.empty()));
    }

    @Test
    void honestDealerIsNotConvictedByItsOwnEntryOrByKeysOfAnotherSession() {
        playToTheEnd();
        var dropped = federation.site(4);
        var shares = dealtShares(dropped);
        var own =
                PeerEntry.of(script.cohort().advertise(dropped), script.dealt().delivered(dropped, dropped));
        assertProvesNothing(honestDealer(dropped, shares, Optional.of(own)));
        var other = new RoundScript(federation, 18);
        other.advertise(federation.sites());
        var elsewhere = PeerEntry.of(
                RoundScript.require(other.advertised, holder), script.dealt().delivered(dropped, holder));
        assertProvesNothing(honestDealer(dropped, shares, Optional.of(elsewhere)));
        var evidence = honestDealer(dropped, shares, Optional.empty());
        assertProvesNothing(new BadDealer(
                Seat.of(other.cohort(), dropped), evidence.header(), evidence.kind(), shares, Optional.empty()));
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

    private void begin() {
        script.advertise(honest());
        script.advertised.put(culprit, dishonest.advertise());
        script.share(honest());
    }

    private void deal(UnaryOperator<ShareEntry> forHolder) {
        begin();
        var cohort = script.cohort();
        var genuine = dishonest.deal(cohort, EvidenceTest::honestly, EvidenceTest::honestly);
        var entry = forHolder.apply(genuine.entries().get(cohort.place(holder)));
        script.shares.put(culprit, dishonest.with(cohort, genuine, holder, entry));
    }

    private void shareHonestly() {
        begin();
        script.shares.put(culprit, dishonest.deal(script.cohort(), EvidenceTest::honestly, EvidenceTest::honestly));
    }

    private JudgedComplaint judge(SharesInMemory dealt) {
        var complaints = RoundScript.require(script.complaints, holder);
        var judgements = JudgedComplaint.of(script.sharingCohort(), dealt, complaints);
        assertThat(judgements).hasSize(1);
        assertThat(judgements.getFirst().culprit()).isEqualTo(culprit);
        return judgements.getFirst();
    }

    private Complaints complain(SiteId site, SharesHeader header, ByteString key) {
        return complain(site, new Complaint(header.site(), header.digest(), Optional.of(key)));
    }

    private Complaints complain(SiteId site, Complaint complaint) {
        return Complaints.sign(federation.identity(site), script.cohort().session(), site, List.of(complaint));
    }

    private SharesHeader header(SiteId dealer) {
        return RoundScript.require(script.shares, dealer).header();
    }

    private DeliveredShare delivered(Shares message, int place) {
        var leaves = message.leafHashes(script.cohort().sites());
        return DeliveredShare.of(message.header(), message.entries().get(place), leaves, place);
    }

    /** Everybody is honest; site 4 drops out before it masks. */
    private void playToTheEnd() {
        var rest = federation.sites().subList(0, 4);
        script.advertise(federation.sites());
        script.share(federation.sites());
        script.deliver(federation.sites());
        script.mask(rest);
        script.agree(rest);
        script.unmask(rest);
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

    /** The culprit deals as told and either survives or drops out; what the service finds at recovery. */
    private Evidence badDealer(
            BiConsumer<SiteId, byte[]> beforeCommitting, UnaryOperator<ShareEntry> forHolder, boolean survives) {
        begin();
        var cohort = script.cohort();
        var message = dishonest.deal(cohort, beforeCommitting, EvidenceTest::honestly);
        var entry = forHolder.apply(message.entries().get(cohort.place(holder)));
        script.shares.put(culprit, dishonest.with(cohort, message, holder, entry));
        script.deliver(honest());
        script.mask(honest());
        if (survives) {
            script.headers.add(dishonest.maskedHeader(script.sharingCohort()));
        }
        script.agree(honest());
        script.unmask(honest());
        return evidence(script::recover);
    }

    private Evidence evidence(ThrowingCallable refused) {
        var violation = catchThrowableOfType(ProtocolViolation.class, refused);
        assertThat(violation.blamed()).contains(culprit);
        return Evidence.decode(violation.evidence().orElseThrow().toByteArray());
    }

    private List<DealtShare> dealtShares(SiteId dealer) {
        return script.unmasks.values().stream()
                .limit(script.cohort().threshold())
                .map(message -> {
                    var share = message.shares().stream()
                            .filter(candidate -> candidate.dealer().equals(dealer))
                            .findFirst()
                            .orElseThrow()
                            .share();
                    var site = message.site();
                    return DealtShare.of(
                            script.cohort().place(site), site, script.dealt().delivered(dealer, site), share);
                })
                .toList();
    }

    private BadDealer honestDealer(SiteId dealer, List<DealtShare> shares, Optional<PeerEntry> peer) {
        return new BadDealer(Seat.of(script.cohort(), dealer), header(dealer), ShareKind.RECOVERY, shares, peer);
    }

    private void assertConvicts(SiteId site, Evidence evidence) {
        var decoded = Evidence.decode(evidence.encode());
        assertThat(decoded.encode()).isEqualTo(evidence.encode());
        assertThat(decoded.verify(federation.directory())).isEqualTo(site);
    }

    private void assertProvesNothing(Evidence evidence) {
        assertRefused(Code.BAD_PROOF, () -> evidence.verify(federation.directory()));
    }

    private List<SiteId> honest() {
        return federation.sites().stream().filter(site -> !site.equals(culprit)).toList();
    }

    private static void honestly(SiteId site, byte[] shares) {}
}
