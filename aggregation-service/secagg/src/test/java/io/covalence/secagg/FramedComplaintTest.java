package io.covalence.secagg;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.blame.BadShare;
import io.covalence.secagg.blame.Evidence;
import io.covalence.secagg.blame.Seat;
import io.covalence.secagg.internal.ShareBox;
import io.covalence.secagg.merkle.MerkleTree;
import io.covalence.secagg.message.Complaint;
import io.covalence.secagg.message.Complaints;
import io.covalence.secagg.message.DeliveredShare;
import io.covalence.secagg.message.ShareEntry;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.SharesHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A complaint turned against the honest one of the two that it is between: the dealer, by a holder, or the holder that complained
 * rightly, by the dealer. Each takes away one premise of the conviction and keeps the others.
 */
final class FramedComplaintTest {
    private final Federation federation = new Federation(5, 0, new VectorLayout(4, RingWidth.BITS_32, 1));
    private final SiteId holder = federation.site(0);
    private final SiteId dealer = federation.site(2);
    private final SiteId third = federation.site(1);
    private final DishonestSite dishonest = new DishonestSite(federation, dealer);
    private final RoundScript script = new RoundScript(federation, 31);

    /** The dealer deals a share that does not open to the holder, which complains about it. */
    @BeforeEach
    void play() {
        script.advertise(everybodyElse());
        script.advertised.put(dealer, dishonest.advertise());
        script.share(everybodyElse());
        var genuine = honestShares();
        int place = script.cohort().place(holder);
        var entry = genuine.entries().get(place);
        script.shares.put(
                dealer,
                dishonest.with(
                        script.cohort(),
                        genuine,
                        holder,
                        Forgeries.withSealed(entry, Forgeries.flipped(entry.sealed()))));
        script.deliver(List.of(holder));
        assertThat(evidence().verify(federation.directory())).isEqualTo(dealer);
    }

    /** A holder that knows a key puts what it does not open into a dealer's mouth. */
    @Test
    void headerThatTheDealerDidNotSign() {
        assertRefused(Code.BAD_SIGNATURE, () -> madeUp(holder, session()).verify(federation.directory()));
        assertThat(madeUp(third, session()).verify(federation.directory()))
                .as("the same under the dealer's own signature")
                .isEqualTo(third);
    }

    @Test
    void complaintThatTheHolderDidNotSign() {
        var good = delivered(honestShares());
        var forged = Complaints.sign(
                federation.identity(dealer),
                session(),
                holder,
                List.of(new Complaint(dealer, good.header().digest(), Optional.of(Federation.hash("no such key")))));
        var evidence = BadShare.of(script.cohort(), forged, good);
        assertRefused(Code.BAD_SIGNATURE, () -> evidence.verify(federation.directory()));
    }

    @Test
    void headerOfAnotherSession() {
        assertProvesNothing(madeUp(third, Federation.hash("another session")), "the header is another session's");
    }

    /** The dealer shows a good share, under another header that it signed. */
    @Test
    void headerThatTheComplaintIsNotAbout() {
        assertProvesNothing(
                BadShare.of(script.cohort(), complaints(), delivered(honestShares())),
                "nobody complained about this header");
    }

    @Test
    void headerOfADealerOfWhomNobodyComplained() {
        assertProvesNothing(
                BadShare.of(script.cohort(), complaints(), script.dealt().delivered(third, holder)),
                "nobody complained about this dealer");
    }

    /** The good entry, which the header that the complaint is about does not cover. */
    @Test
    void entryThatTheHeaderDoesNotCover() {
        var shown = evidence().delivered();
        var good = delivered(honestShares()).entry();
        assertProvesNothing(
                BadShare.of(script.cohort(), complaints(), new DeliveredShare(shown.header(), good, shown.path())),
                "the dealer's header does not cover the entry");
    }

    /** The dealer's tree holds a good second entry for the holder, at the place of a third site. */
    @Test
    void seatOfAnotherSite() {
        var cohort = script.cohort();
        var holders = new ArrayList<>(cohort.sites());
        holders.set(cohort.place(third), holder);
        var bad = RoundScript.require(script.shares, dealer);
        var entries = new ArrayList<>(bad.entries());
        entries.set(cohort.place(third), delivered(honestShares()).entry());
        var message = dishonest.sign(cohort, holders, entries);
        var leaves = message.leafHashes(holders);
        var key = SecretBytes.owning(
                complaints().complaints().getFirst().channelKey().orElseThrow().toByteArray());
        var complaints = Complaints.sign(
                federation.identity(holder), session(), holder, List.of(Complaint.about(message.header(), key)));
        int place = cohort.place(third);
        var hidden = DeliveredShare.of(message.header(), entries.get(place), leaves, place);
        assertProvesNothing(new BadShare(complaints, Seat.of(cohort, third), hidden), "the seat is another site's");
        assertProvesNothing(
                new BadShare(complaints, Seat.of(cohort, holder), hidden),
                "the dealer's header does not cover the entry");
    }

    private Complaints complaints() {
        return RoundScript.require(script.complaints, holder);
    }

    private BadShare evidence() {
        return BadShare.of(script.cohort(), complaints(), script.dealt().delivered(dealer, holder));
    }

    private Shares honestShares() {
        return dishonest.deal(script.cohort(), FramedComplaintTest::honestly, FramedComplaintTest::honestly);
    }

    private DeliveredShare delivered(Shares message) {
        int place = script.cohort().place(holder);
        var leaves = message.leafHashes(script.cohort().sites());
        return DeliveredShare.of(message.header(), message.entries().get(place), leaves, place);
    }

    /** The holder complains, with the right key, about sealed bytes in the name of a third site that do not open. */
    private BadShare madeUp(SiteId signer, ByteString session) {
        var cohort = script.cohort();
        var key = Federation.hash("a key that the holder chose");
        var commitment = ShareBox.commit(SecretBytes.owning(key.toByteArray()), session(), third, holder);
        var genuine = script.dealt().delivered(third, holder).entry();
        var entry = new ShareEntry(
                genuine.recoveryCommitment(),
                genuine.selfCommitment(),
                commitment,
                genuine.maskCiphertext(),
                genuine.channelCiphertext(),
                genuine.sealed());
        int place = cohort.place(holder);
        var leaves = new ArrayList<>(RoundScript.require(script.shares, third).leafHashes(cohort.sites()));
        leaves.set(place, entry.leafHash(session, third, holder));
        var header = SharesHeader.sign(
                federation.identity(signer),
                session,
                third,
                cohort.threshold(),
                Federation.hash("self"),
                MerkleTree.root(leaves));
        var complaints = Complaints.sign(
                federation.identity(holder),
                session(),
                holder,
                List.of(new Complaint(third, header.digest(), Optional.of(key))));
        return BadShare.of(cohort, complaints, DeliveredShare.of(header, entry, leaves, place));
    }

    private ByteString session() {
        return script.cohort().session();
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
