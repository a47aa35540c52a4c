package io.covalence.secagg;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.blame.DealtShare;
import io.covalence.secagg.blame.Evidence;
import io.covalence.secagg.message.DeliveredShare;
import io.covalence.secagg.message.ShareEntry;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.SharesHeader;
import io.covalence.secagg.server.JudgedComplaint;
import io.covalence.secagg.server.SharesInMemory;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A session with one dishonest site, played up to where evidence is made of what it did. */
abstract class EvidenceScene {
    final Federation federation = new Federation(5, 0, new VectorLayout(4, RingWidth.BITS_32, 1));
    final SiteId holder = federation.site(0);
    final SiteId culprit = federation.site(2);
    final DishonestSite dishonest = new DishonestSite(federation, culprit);
    final RoundScript script = new RoundScript(federation, 17);

    void begin() {
        script.advertise(honest());
        script.advertised.put(culprit, dishonest.advertise());
        script.share(honest());
    }

    void deal(UnaryOperator<ShareEntry> forHolder) {
        begin();
        var cohort = script.cohort();
        var genuine = dishonest.deal(cohort, EvidenceTest::honestly, EvidenceTest::honestly);
        var entry = forHolder.apply(genuine.entries().get(cohort.place(holder)));
        script.shares.put(culprit, dishonest.with(cohort, genuine, holder, entry));
    }

    JudgedComplaint judge(SharesInMemory dealt) {
        var complaints = RoundScript.require(script.complaints, holder);
        var judgements = JudgedComplaint.of(script.sharingCohort(), dealt, complaints);
        assertThat(judgements).hasSize(1);
        assertThat(judgements.getFirst().culprit()).isEqualTo(culprit);
        return judgements.getFirst();
    }

    SharesHeader header(SiteId dealer) {
        return RoundScript.require(script.shares, dealer).header();
    }

    DeliveredShare delivered(Shares message, int place) {
        var leaves = message.leafHashes(script.cohort().sites());
        return DeliveredShare.of(message.header(), message.entries().get(place), leaves, place);
    }

    /** Everybody is honest; site 4 drops out before it masks. */
    void playToTheEnd() {
        var rest = federation.sites().subList(0, 4);
        script.advertise(federation.sites());
        script.share(federation.sites());
        script.deliver(federation.sites());
        script.mask(rest);
        script.agree(rest);
        script.unmask(rest);
    }

    /** The culprit deals as told and either survives or drops out; what the service finds at recovery. */
    Evidence badDealer(
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

    Evidence evidence(ThrowingCallable refused) {
        var violation = catchThrowableOfType(ProtocolViolation.class, refused);
        assertThat(violation.blamed()).contains(culprit);
        return Evidence.decode(violation.evidence().orElseThrow().toByteArray());
    }

    List<DealtShare> dealtShares(SiteId dealer) {
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

    void assertConvicts(SiteId site, Evidence evidence) {
        var decoded = Evidence.decode(evidence.encode());
        assertThat(decoded.encode()).isEqualTo(evidence.encode());
        assertThat(decoded.verify(federation.directory())).isEqualTo(site);
    }

    void assertProvesNothing(Evidence evidence) {
        assertRefused(Code.BAD_PROOF, () -> evidence.verify(federation.directory()));
    }

    List<SiteId> honest() {
        return federation.sites().stream().filter(site -> !site.equals(culprit)).toList();
    }

    static void honestly(SiteId site, byte[] shares) {}
}
