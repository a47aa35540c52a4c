package io.covalence.secagg;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.blame.Evidence;
import io.covalence.secagg.blame.Seat;
import io.covalence.secagg.blame.WrongReveal;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.merkle.MerkleTree;
import io.covalence.secagg.message.DeliveredShare;
import io.covalence.secagg.message.DeliveredShares;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.RevealedShare;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.SharesHeader;
import io.covalence.secagg.message.Survivors;
import io.covalence.secagg.message.Unmask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Evidence of a wrong share at the end that service and a dealer make up against an honest site. Each takes away one premise of
 * the conviction and keeps the others.
 */
final class FramedAnswerTest {
    private final Federation federation = new Federation(5, 0, new VectorLayout(4, RingWidth.BITS_32, 1));
    private final SiteId victim = federation.site(0);
    private final SiteId dealer = federation.site(2);
    private final SiteId dropped = federation.site(4);
    private final List<SiteId> honest = List.of(victim, federation.site(1), federation.site(3));
    private final DishonestSite accomplice = new DishonestSite(federation, dealer);
    private final RoundScript script = new RoundScript(federation, 23);

    /** The accomplice deals what the others can use, and hides a second entry for the victim at the place of who drops out. */
    @BeforeEach
    void play() {
        script.advertise(everybodyElse());
        script.advertised.put(dealer, accomplice.advertise());
        script.share(everybodyElse());
        var holders = new ArrayList<>(script.cohort().sites());
        holders.set(script.cohort().place(dropped), victim);
        var genuine = accomplice.deal(script.cohort(), FramedAnswerTest::honestly, FramedAnswerTest::honestly);
        script.shares.put(dealer, accomplice.sign(script.cohort(), holders, genuine.entries()));
        for (var site : honest) {
            script.readyToMask.put(
                    site,
                    RoundScript.require(script.awaitingShares, site)
                            .receive(hidingFrom(site))
                            .state());
        }
        script.mask(honest);
        script.headers.add(accomplice.maskedHeader(script.sharingCohort()));
        script.agree(honest);
        script.unmask(honest);
        assertProvesNothing(evidence(), "the share is the one that was dealt and asked for");
    }

    @Test
    void answerThatSomebodyElseSigned() {
        var forged = answer(dealer, evidence().answer());
        assertRefused(Code.BAD_SIGNATURE, () -> with(forged).verify(federation.directory()));
        assertThat(with(answer(victim, evidence().answer())).verify(federation.directory()))
                .as("the same under the site's own signature")
                .isEqualTo(victim);
    }

    @Test
    void headerThatIsNotAmongThoseForWhichTheSiteMasked() {
        assertProvesNothing(with(evidence().sharing(), another()), "the header is not one of those");
    }

    @Test
    void listOfHeadersForWhichTheSiteDidNotMask() {
        var sharing = new ArrayList<>(evidence().sharing());
        Collections.replaceAll(sharing, header().digest(), another().header().digest());
        assertProvesNothing(with(sharing, another()), "the site masked for other headers");
    }

    /** Where the dealer is left out, the site should have revealed the other kind of share. */
    @Test
    void survivorsToWhichTheSiteDidNotAgree() {
        var fewer = new Survivors(evidence().survivors().members().stream()
                .filter(member -> !member.site().equals(dealer))
                .toList());
        var evidence = evidence();
        assertProvesNothing(
                new WrongReveal(evidence.answer(), evidence.holder(), fewer, evidence.sharing(), evidence.delivered()),
                "the answer is for other survivors");
    }

    /** The place of who dropped out is where the dealer's second entry for the victim is. */
    @Test
    void seatOfAnotherSite() {
        assertProvesNothing(seated(Seat.of(script.cohort(), dropped)), "the seat is another site's");
    }

    @Test
    void seatInARosterOfAnotherOrder() {
        var digests = new ArrayList<>(script.cohort().digests());
        Collections.swap(digests, script.cohort().place(victim), script.cohort().place(dropped));
        var moved = new Seat(script.cohort().advertise(victim), digests);
        assertProvesNothing(seated(moved), "the roster is another session's");
    }

    @Test
    void entryThatTheHeaderDoesNotCover() {
        var shown = evidence().delivered();
        var other = new DeliveredShare(shown.header(), another().entry(), shown.path());
        assertProvesNothing(with(evidence().sharing(), other), "the dealer's header does not cover the entry");
    }

    /** Of a dealer that dropped out the other secret is opened, and it was right to reveal that share. */
    @Test
    void rightShareOfADealerThatDroppedOut() {
        var delivered = script.dealt().delivered(dropped, victim);
        assertProvesNothing(
                WrongReveal.of(script.survivingCohort(), evidence().answer(), delivered),
                "the share is the one that was dealt and asked for");
    }

    @Test
    void answerWithoutAShareOfTheDealer() {
        var genuine = evidence().answer();
        var without = Unmask.sign(
                federation.identity(victim),
                genuine.session(),
                victim,
                genuine.survivors(),
                genuine.shares().stream()
                        .filter(share -> !share.dealer().equals(dealer))
                        .toList());
        assertProvesNothing(with(without), "the answer has no share of this dealer");
    }

    /** What a site has seen follows from its own M5; here it sent none. */
    @Test
    void answerOfASiteThatMaskedNothing() {
        var others = new Survivors(script.survivors().members().stream()
                .filter(member -> !member.site().equals(dealer))
                .toList());
        assertProvesNothing(against(script.sharingCohort().digests(), others), "the site masked for other headers");
    }

    @Test
    void maskedVectorOfAnotherSession() {
        var elsewhere = Federation.hash("another session");
        var survivors = survivors(elsewhere, script.sharingCohort().hash());
        assertProvesNothing(against(script.sharingCohort().digests(), survivors), "the site masked for other headers");
    }

    /** A dealer may have signed many headers; that one of another session is in the list says nothing about this one. */
    @Test
    void headerOfAnotherSession() {
        var elsewhere = Federation.hash("another session");
        var cohort = script.cohort();
        var entries = RoundScript.require(script.shares, victim).entries();
        var leaves = new ArrayList<ByteString>();
        for (int i = 0; i < entries.size(); i++) {
            leaves.add(entries.get(i).leafHash(elsewhere, victim, cohort.sites().get(i)));
        }
        var header = SharesHeader.sign(
                federation.identity(victim),
                elsewhere,
                victim,
                cohort.threshold(),
                Federation.hash("self"),
                MerkleTree.root(leaves));
        int place = cohort.place(dealer);
        var delivered = DeliveredShare.of(header, entries.get(place), leaves, place);
        var sharing = List.of(header.digest());
        var survivors = survivors(cohort.session(), SharingCohort.hash(sharing));
        var genuine = RoundScript.require(script.unmasks, victim);
        var answer =
                Unmask.sign(federation.identity(dealer), cohort.session(), dealer, survivors.hash(), genuine.shares());
        assertProvesNothing(
                new WrongReveal(answer, Seat.of(cohort, dealer), survivors, sharing, delivered),
                "the header is not one of those");
    }

    private WrongReveal evidence() {
        return WrongReveal.of(
                script.survivingCohort(), RoundScript.require(script.unmasks, victim), delivered(victim, victim));
    }

    /** What the accomplice would have dealt to the victim under its header for a holder at the place of a site. */
    private DeliveredShare delivered(SiteId entryOf, SiteId placeOf) {
        var message = RoundScript.require(script.shares, dealer);
        var holders = new ArrayList<>(script.cohort().sites());
        holders.set(script.cohort().place(dropped), victim);
        return DeliveredShare.of(
                message.header(),
                message.entries().get(script.cohort().place(entryOf)),
                message.leafHashes(holders),
                script.cohort().place(placeOf));
    }

    private DeliveredShares hidingFrom(SiteId site) {
        var deliveries = script.deliverTo(site).deliveries().stream()
                .map(delivered -> delivered.dealer().equals(dealer) ? delivered(site, site) : delivered)
                .toList();
        return new DeliveredShares(deliveries);
    }

    private SharesHeader header() {
        return RoundScript.require(script.shares, dealer).header();
    }

    /** What the accomplice deals to the victim under a second header of the same session, with other shares. */
    private DeliveredShare another() {
        Shares message = accomplice.deal(script.cohort(), FramedAnswerTest::honestly, FramedAnswerTest::honestly);
        assertThat(message.header()).isNotEqualTo(header());
        int place = script.cohort().place(victim);
        return DeliveredShare.of(
                message.header(),
                message.entries().get(place),
                message.leafHashes(script.cohort().sites()),
                place);
    }

    private WrongReveal with(Unmask answer) {
        var evidence = evidence();
        return new WrongReveal(
                answer, evidence.holder(), evidence.survivors(), evidence.sharing(), evidence.delivered());
    }

    private WrongReveal with(List<ByteString> sharing, DeliveredShare delivered) {
        var evidence = evidence();
        return new WrongReveal(evidence.answer(), evidence.holder(), evidence.survivors(), sharing, delivered);
    }

    private WrongReveal seated(Seat seat) {
        var evidence = evidence();
        return new WrongReveal(
                evidence.answer(), seat, evidence.survivors(), evidence.sharing(), delivered(dropped, dropped));
    }

    /** An answer in the victim's name with changed shares, signed by one of the sites. */
    private Unmask answer(SiteId signer, Unmask genuine) {
        return Unmask.sign(
                federation.identity(signer),
                genuine.session(),
                victim,
                genuine.survivors(),
                genuine.shares().stream()
                        .map(share -> new RevealedShare(share.dealer(), share.kind(), Forgeries.flipped(share.share())))
                        .toList());
    }

    /** The accomplice answers with the victim's shares, which were not dealt to it. */
    private WrongReveal against(List<ByteString> sharing, Survivors survivors) {
        var genuine = RoundScript.require(script.unmasks, victim);
        var answer =
                Unmask.sign(federation.identity(dealer), genuine.session(), dealer, survivors.hash(), genuine.shares());
        var delivered = script.dealt().delivered(victim, dealer);
        return new WrongReveal(answer, Seat.of(script.cohort(), dealer), survivors, sharing, delivered);
    }

    /** The survivors, with an M5 of the accomplice that names a session and a hash of headers. */
    private Survivors survivors(ByteString session, ByteString sharing) {
        var headers = new ArrayList<>(script.survivors().members());
        headers.removeIf(member -> member.site().equals(dealer));
        headers.add(MaskedHeader.sign(
                federation.identity(dealer), session, dealer, sharing, federation.layout(), Federation.hash("chunks")));
        return Survivors.of(headers);
    }

    private List<SiteId> everybodyElse() {
        return federation.sites().stream().filter(site -> !site.equals(dealer)).toList();
    }

    private void assertProvesNothing(Evidence evidence, String because) {
        var violation = assertRefused(
                Code.BAD_PROOF, () -> Evidence.decode(evidence.encode()).verify(federation.directory()));
        assertThat(violation).hasMessageEndingWith(because);
    }

    private static void honestly(SiteId site, byte[] shares) {}
}
