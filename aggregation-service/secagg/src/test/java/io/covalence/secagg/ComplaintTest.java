package io.covalence.secagg;

import static io.covalence.secagg.Violations.assertBlamed;
import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.blame.BadShare;
import io.covalence.secagg.message.Complaints;
import io.covalence.secagg.message.ShareEntry;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.server.JudgedComplaint;
import io.covalence.secagg.server.Recovery;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A holder that finds a bad share complains about its dealer with the proof, and goes on without it. */
final class ComplaintTest {
    private final Federation federation = new Federation(5, 0, new VectorLayout(4, RingWidth.BITS_32, 1));
    private final List<SiteId> sites = federation.sites();
    private final SiteId culprit = federation.site(2);
    private final SiteId holder = federation.site(0);
    private final DishonestSite dishonest = new DishonestSite(federation, culprit);
    private final RoundScript script = new RoundScript(federation, 11);

    @Test
    void recoveryShareThatIsNotTheCommittedOneIsComplainedAbout() {
        deal(ComplaintTest::honestly, (site, shares) -> shares[0] ^= 1);
        script.deliver(honest());
        assertThat(script.complaints.keySet()).containsExactlyElementsOf(honest());
        assertThat(script.complaints.values())
                .allSatisfy(message -> assertThat(message.dealers()).containsExactly(culprit));
    }

    @Test
    void selfMaskShareThatIsNotTheCommittedOneIsComplainedAbout() {
        deal(ComplaintTest::honestly, (site, shares) -> shares[63] ^= 1);
        script.deliver(honest());
        assertThat(script.complaints.keySet()).containsExactlyElementsOf(honest());
    }

    @Test
    void shareThatDoesNotDecryptIsComplainedAbout() {
        deal(entry -> Forgeries.withSealed(entry, Forgeries.flipped(entry.sealed())));
        script.deliver(honest());
        assertThat(script.complaints.keySet()).containsExactly(holder);
    }

    @Test
    void shareReplayedFromAnotherTenantFailsItsTag() {
        var elsewhere = new Federation(
                5, 0, federation.layout(), Federation.contextOf("other-tenant", "study", 1, 1, "model", "plan"));
        var other = new RoundScript(elsewhere, 11);
        var there = new DishonestSite(elsewhere, culprit);
        other.advertise(honest());
        other.advertised.put(culprit, there.advertise());
        var replayed = there.deal(other.cohort(), ComplaintTest::honestly, ComplaintTest::honestly)
                .entries()
                .get(0);
        deal(entry -> Forgeries.withSealed(entry, replayed.sealed()));
        script.deliver(List.of(holder));
        assertThat(script.complaints.keySet()).containsExactly(holder);
    }

    /** There is nothing that would convince others, so the site accuses and goes on, and the sum comes out without its share. */
    @Test
    void dealerWithAnotherChannelKeyThanTheCommittedOneIsAccusedAndTheAccuserStays() {
        deal(entry -> Forgeries.withChannelCiphertext(entry, Forgeries.flipped(entry.channelCiphertext())));
        script.deliver(federation.sites().stream()
                .filter(site -> !site.equals(culprit))
                .toList());
        var complaints = RoundScript.require(script.complaints, holder);
        assertThat(complaints.accused()).containsExactly(culprit);
        assertThat(JudgedComplaint.of(script.sharingCohort(), script.dealt(), complaints))
                .isEmpty();
        script.mask(honest());
        script.agree(honest());
        script.unmask(honest());
        assertThat(RoundScript.require(script.unmasks, holder).shares())
                .noneMatch(share -> share.dealer().equals(culprit));
        assertThat(script.sum().values(0, 4)).isEqualTo(federation.plainValues(honest()));
    }

    /** Evidence of a bad share needs the key: on an accusation nobody is convicted, neither dealer nor accuser. */
    @Test
    void accusationConvictsNobody() {
        deal(entry -> Forgeries.withChannelCiphertext(entry, Forgeries.flipped(entry.channelCiphertext())));
        script.deliver(List.of(holder));
        var evidence = BadShare.of(
                script.cohort(),
                RoundScript.require(script.complaints, holder),
                script.dealt().delivered(culprit, holder));
        assertRefused(Code.BAD_PROOF, () -> evidence.verify(federation.directory()));
    }

    @Test
    void complainerGoesOnAndTheSumComesOutWithoutItsShare() {
        deal(entry -> Forgeries.withSealed(entry, Forgeries.flipped(entry.sealed())));
        script.deliver(honest());
        script.mask(honest());
        script.agree(honest());
        script.unmask(honest());
        var answer = RoundScript.require(script.unmasks, holder);
        assertThat(answer.shares()).noneMatch(share -> share.dealer().equals(culprit));
        assertThat(script.sum().values(0, 4)).isEqualTo(federation.plainValues(honest()));
    }

    @Test
    void answerLeavesOutExactlyTheDealersComplainedAbout() {
        deal(entry -> Forgeries.withSealed(entry, Forgeries.flipped(entry.sealed())));
        script.deliver(honest());
        script.mask(honest());
        script.agree(honest());
        script.unmask(honest());
        var u3 = script.survivingCohort();
        var complaint = List.of(culprit);
        Recovery.check(u3, script.dealt(), complaint, RoundScript.require(script.unmasks, holder));
        assertBlamed(
                holder,
                Code.MALFORMED,
                () -> Recovery.check(u3, script.dealt(), List.of(), RoundScript.require(script.unmasks, holder)));
        var other = federation.site(1);
        assertBlamed(
                other,
                Code.MALFORMED,
                () -> Recovery.check(u3, script.dealt(), complaint, RoundScript.require(script.unmasks, other)));
    }

    /** Five sites, threshold three; three holders complain about a dealer that drops out, so one survivor has a share of its keys. */
    @Test
    void dealerOfWhomTooFewHoldSharesCostsTheRoundAndIsNamed() {
        deal(ComplaintTest::honestly, (site, shares) -> {
            if (!site.equals(federation.site(4))) {
                shares[0] ^= 1;
            }
        });
        script.deliver(honest());
        assertThat(script.complaints).hasSize(3);
        script.mask(honest());
        script.agree(honest());
        script.unmask(honest());
        var violation = assertRefused(Code.TOO_FEW_SHARES, script::recover);
        assertThat(violation).hasMessageContaining(culprit.value());
    }

    @Test
    void complaintsAreJudgedOneByOne() {
        deal(entry -> Forgeries.withSealed(entry, Forgeries.flipped(entry.sealed())));
        script.deliver(honest());
        var message = RoundScript.require(script.complaints, holder);
        var judged = JudgedComplaint.of(script.sharingCohort(), script.dealt(), message);
        assertThat(judged).extracting(JudgedComplaint::culprit).containsExactly(culprit);
        var forged = Complaints.sign(
                federation.identity(federation.site(1)), message.session(), holder, message.complaints());
        assertRefused(Code.BAD_SIGNATURE, () -> JudgedComplaint.of(script.sharingCohort(), script.dealt(), forged));
        var elsewhere = Complaints.sign(
                federation.identity(holder), Federation.hash("elsewhere"), holder, message.complaints());
        assertRefused(Code.WRONG_CONTEXT, () -> JudgedComplaint.of(script.sharingCohort(), script.dealt(), elsewhere));
    }

    private void deal(BiConsumer<SiteId, byte[]> beforeCommitting, BiConsumer<SiteId, byte[]> beforeSealing) {
        begin();
        script.shares.put(culprit, dishonest.deal(script.cohort(), beforeCommitting, beforeSealing));
    }

    private void deal(UnaryOperator<ShareEntry> forHolder) {
        begin();
        var cohort = script.cohort();
        Shares genuine = dishonest.deal(cohort, ComplaintTest::honestly, ComplaintTest::honestly);
        var entry = forHolder.apply(genuine.entries().get(cohort.place(holder)));
        script.shares.put(culprit, dishonest.with(cohort, genuine, holder, entry));
    }

    private void begin() {
        script.advertise(honest());
        script.advertised.put(culprit, dishonest.advertise());
        script.share(honest());
    }

    private List<SiteId> honest() {
        return sites.stream().filter(site -> !site.equals(culprit)).toList();
    }

    private static void honestly(SiteId site, byte[] shares) {}
}
