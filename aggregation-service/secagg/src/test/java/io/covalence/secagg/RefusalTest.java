package io.covalence.secagg;

import static io.covalence.secagg.Violations.assertBlamed;
import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.internal.AgreementKey;
import io.covalence.secagg.message.DeliveredShares;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Survivors;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a site refuses once the roster is fixed, whoever serves it. */
final class RefusalTest extends RefusalScene {
    @Test
    void deliveryWithFewerThanTheThresholdIsRefused() {
        script.share(federation.sites());
        var delivered = script.deliverTo(self).deliveries().subList(0, 2);
        assertRefused(Code.COHORT_TOO_SMALL, () -> receive(new DeliveredShares(delivered)));
    }

    @Test
    void deliveryWithoutTheOwnHeaderIsRefused() {
        script.share(federation.sites());
        var delivered = script.deliverTo(self).deliveries().subList(1, 5);
        assertRefused(Code.OWN_MESSAGE_ALTERED, () -> receive(new DeliveredShares(delivered)));
    }

    @Test
    void deliveryOfACiphertextForSomebodyElseIsRefusedAndBlamesNobody() {
        script.share(federation.sites());
        assertRefused(Code.MALFORMED, () -> receive(script.deliverTo(federation.site(3))));
    }

    @Test
    void ownIdListedAsDroppedIsRefused() {
        playUntilMasked();
        var without = new Survivors(script.survivors().members().subList(1, 5));
        assertRefused(Code.OWN_MESSAGE_ALTERED, () -> receive(without));
    }

    @Test
    void survivorThatNeverSharedIsRefused() {
        var four = federation.sites().subList(0, 4);
        script.share(four);
        script.deliver(four);
        script.mask(four);
        var headers = new ArrayList<>(script.survivors().members());
        headers.add(header(federation.site(4), script.sharingCohort().hash(), federation.layout()));
        assertRefused(Code.UNKNOWN_SITE, () -> receive(new Survivors(headers)));
    }

    @Test
    void fewerSurvivorsThanTheThresholdAreRefused() {
        playUntilMasked();
        var two = new Survivors(script.survivors().members().subList(0, 2));
        assertRefused(Code.COHORT_TOO_SMALL, () -> receive(two));
    }

    @Test
    void survivorsBesideTheColludersAreAtLeastTwo() {
        var policy = new CohortPolicy(3, 0, 255);
        policy.requireSubset(5, 5);
        assertRefused(Code.COHORT_TOO_SMALL, () -> policy.requireSubset(4, 4));
    }

    @Test
    void survivorThatSawAnotherSharingCohortIsRefused() {
        playUntilMasked();
        var headers = new ArrayList<>(script.survivors().members());
        headers.set(1, header(other, Federation.hash("another U2"), federation.layout()));
        assertRefused(Code.INCONSISTENT_COHORT, () -> receive(new Survivors(headers)));
    }

    @Test
    void survivorWithAVectorOfAnotherSizeIsNamed() {
        playUntilMasked();
        var headers = new ArrayList<>(script.survivors().members());
        headers.set(1, header(other, script.sharingCohort().hash(), new VectorLayout(5, RingWidth.BITS_32, 0)));
        assertBlamed(other, Code.BAD_CHUNK, () -> receive(new Survivors(headers)));
    }

    @Test
    void everyStateIsLeftOnce() {
        playUntilMasked();
        var roster = script.roster();
        assertLeft(() -> RoundScript.require(script.awaitingRoster, self).receive(roster));
        var deliver = script.deliverTo(self);
        assertLeft(() -> RoundScript.require(script.awaitingShares, self).receive(deliver));
        assertLeft(() -> RoundScript.require(script.readyToMask, self).mask(federation.vector(self)));
        script.agree(federation.sites());
        var survivors = script.survivors();
        assertLeft(() -> RoundScript.require(script.awaitingSurvivors, self).receive(survivors));
        script.unmask(List.of(self));
        var quorum = script.quorum();
        assertLeft(() -> RoundScript.require(script.awaitingQuorum, self).receive(quorum));
    }

    @Test
    void secondSetOfSurvivorsGetsNoAnswer() {
        playUntilMasked();
        var state = RoundScript.require(script.awaitingSurvivors, self);
        state.receive(script.survivors());
        var fewer = new Survivors(script.survivors().members().subList(0, 4));
        assertThatThrownBy(() -> state.receive(fewer)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sessionThatSawAViolationIsOver() {
        playUntilMasked();
        var state = RoundScript.require(script.awaitingSurvivors, self);
        var without = new Survivors(script.survivors().members().subList(1, 5));
        assertRefused(Code.OWN_MESSAGE_ALTERED, () -> state.receive(without));
        assertThatThrownBy(() -> state.receive(script.survivors())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void vectorIsMaskedOnce() {
        script.share(federation.sites());
        script.deliver(federation.sites());
        var state = RoundScript.require(script.readyToMask, self);
        state.mask(federation.vector(self));
        assertThatThrownBy(() -> state.mask(federation.vector(self))).isInstanceOf(IllegalStateException.class);
        var taken = federation.vector(other);
        taken.takeChunks();
        assertThatThrownBy(() -> RoundScript.require(script.readyToMask, other).mask(taken))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void abortedSessionGoesOnNoMore() {
        var state = RoundScript.require(script.awaitingRoster, self);
        state.abort();
        assertThatThrownBy(() -> state.receive(script.roster())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void changedChunkDoesNotMatchTheSignedRoot() {
        playUntilMasked();
        var vector = RoundScript.require(script.masked, self);
        var chunk = vector.chunk(0).clone();
        vector.header().requireChunks(List.of(MaskedHeader.digestOf(chunk)));
        chunk[3] ^= 1;
        assertRefused(Code.BAD_CHUNK, () -> vector.header().requireChunks(List.of(MaskedHeader.digestOf(chunk))));
        assertRefused(Code.BAD_CHUNK, () -> vector.header().requireChunks(List.of()));
    }

    @Test
    void secretsDoNotPrint() {
        playUntilMasked();
        script.agree(federation.sites());
        script.unmask(federation.sites());
        var bytes = SecretBytes.random(32, new SeededRandom(3));
        assertThat(bytes).hasToString("[REDACTED]");
        var share = RoundScript.require(script.unmasks, self).shares().get(0);
        assertThat(share.toString()).doesNotContain(share.share().hex());
        assertThat(script.recover()).hasToString("RecoveredMasks[[REDACTED]]");
        assertThat(federation.vector(self).toString()).contains("[REDACTED]");
        assertThat(new AgreementKey(bytes).toString()).startsWith("AgreementKey[");
    }

    private static void assertLeft(ThrowingCallable transition) {
        assertThatThrownBy(transition)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the session has left ");
    }
}
