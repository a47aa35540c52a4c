package io.covalence.secagg;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.blame.BadShare;
import io.covalence.secagg.message.Complaint;
import io.covalence.secagg.message.Complaints;
import io.covalence.secagg.message.DeliveredShare;
import io.covalence.secagg.message.SharesHeader;
import io.covalence.secagg.server.JudgedComplaint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A complaint that shows a key convicts the dealer of a bad share, or whoever complained without reason. */
final class ComplaintEvidenceTest extends EvidenceScene {
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

    private void shareHonestly() {
        begin();
        script.shares.put(culprit, dishonest.deal(script.cohort(), EvidenceTest::honestly, EvidenceTest::honestly));
    }

    private Complaints complain(SiteId site, SharesHeader header, ByteString key) {
        return complain(site, new Complaint(header.site(), header.digest(), Optional.of(key)));
    }

    private Complaints complain(SiteId site, Complaint complaint) {
        return Complaints.sign(federation.identity(site), script.cohort().session(), site, List.of(complaint));
    }
}
