package io.covalence.secagg;

import static io.covalence.secagg.Violations.assertBlamed;
import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.client.ClientSession;
import io.covalence.secagg.client.SessionParameters;
import io.covalence.secagg.client.VolatileJournal;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.internal.AgreementKey;
import io.covalence.secagg.internal.HybridKey;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.DeliveredShares;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Sequence;
import io.covalence.secagg.message.Survivors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a site refuses, whoever serves it. */
final class RefusalTest {
    private final Federation federation = new Federation(5, 0, new VectorLayout(4, RingWidth.BITS_32, 0));
    private final RoundScript script = new RoundScript(federation, 77);
    private final SiteId self = federation.site(0);
    private final SiteId other = federation.site(1);

    @BeforeEach
    void advertise() {
        script.advertise(federation.sites());
    }

    @Test
    void rosterWithoutTheOwnEntryIsRefused() {
        var roster = Roster.of(members().subList(1, 5));
        assertRefused(Code.OWN_MESSAGE_ALTERED, () -> receive(roster));
    }

    @Test
    void rosterWithAnotherOwnEntryIsRefusedThoughProperlySigned() {
        var replayed = ClientSession.open(federation.parameters(self), federation.identity(self), new SeededRandom(1))
                .message();
        assertRefused(Code.OWN_MESSAGE_ALTERED, () -> receive(replacing(self, replayed)));
    }

    @Test
    void rosterWithAnUnknownSiteIsRefused() {
        var stranger = new SiteId("stranger");
        var identity = IdentityKey.generate(new SeededRandom(2));
        var forged = advertise(identity, stranger, federation.context().hash(), 3);
        var members = new ArrayList<>(members());
        members.add(forged);
        assertRefused(Code.UNKNOWN_SITE, () -> receive(Roster.of(members)));
    }

    @Test
    void rosterWithASubstitutedKeyIsRefused() {
        var genuine = members().get(1);
        var forged = new Advertise(
                genuine.context(),
                other,
                hybridKey(9),
                genuine.channelKey(),
                genuine.nonce(),
                genuine.sequence(),
                genuine.treeHead(),
                genuine.signature());
        assertRefused(Code.BAD_SIGNATURE, () -> receive(replacing(other, forged)));
    }

    @Test
    void rosterSignedByAnotherIdentityIsRefused() {
        var forged = advertise(
                IdentityKey.generate(new SeededRandom(5)),
                other,
                federation.context().hash(),
                6);
        assertRefused(Code.BAD_SIGNATURE, () -> receive(replacing(other, forged)));
    }

    @Test
    void rosterEntryOfAnotherRoundIsRefused() {
        var elsewhere = Federation.contextOf("tenant", "study", 2, 1, "model", "plan");
        var forged = advertise(federation.identity(other), other, elsewhere.hash(), 7);
        assertRefused(Code.WRONG_CONTEXT, () -> receive(replacing(other, forged)));
    }

    @Test
    void keyUsedTwiceIsRefused() {
        var copied = members().get(2);
        var forged = Advertise.sign(
                federation.identity(other),
                copied.context(),
                other,
                copied.maskKey(),
                members().get(1).channelKey(),
                copied.nonce(),
                copied.sequence(),
                Optional.empty());
        assertRefused(Code.BAD_KEY, () -> receive(replacing(other, forged)));
    }

    @Test
    void keyOfLowOrderNamesItsSite() {
        var genuine = members().get(1);
        var forged = Advertise.sign(
                federation.identity(other),
                genuine.context(),
                other,
                genuine.maskKey(),
                new HybridPublicKey(
                        ByteString.of(new byte[32]), genuine.channelKey().mlKem()),
                genuine.nonce(),
                genuine.sequence(),
                Optional.empty());
        assertBlamed(other, Code.BAD_KEY, () -> receive(replacing(other, forged)));
    }

    /** The points of order 1, 2, 4 and 8 on the curve and its twist, as listed at cr.yp.to/ecdh.html. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
            })
    void serviceRefusesAKeyOfLowOrderWhenItArrives(String key) {
        var genuine = members().get(1);
        var forged = Advertise.sign(
                federation.identity(other),
                genuine.context(),
                other,
                new HybridPublicKey(ByteString.ofHex(key), genuine.maskKey().mlKem()),
                genuine.channelKey(),
                genuine.nonce(),
                genuine.sequence(),
                Optional.empty());
        assertBlamed(
                other,
                Code.BAD_KEY,
                () -> Cohort.check(federation.context(), federation.directory(), Optional.empty(), forged));
    }

    @Test
    void cohortBelowTheFloorIsRefused() {
        assertRefused(Code.COHORT_TOO_SMALL, () -> receive(Roster.of(members().subList(0, 2))));
    }

    @Test
    void cohortBelowTheSitesOwnMinimumIsRefused() {
        assertRefused(Code.COHORT_TOO_SMALL, () -> openWith(new CohortPolicy(0, 6, 255)));
    }

    @Test
    void cohortBelowTheThresholdForTheAssumedColludersIsRefused() {
        assertRefused(Code.COHORT_TOO_SMALL, () -> openWith(new CohortPolicy(5, 0, 255)));
    }

    @Test
    void cohortLargerThanTheFixedPointAllowsIsRefused() {
        assertRefused(Code.COHORT_TOO_LARGE, () -> openWith(new CohortPolicy(0, 0, 4)));
    }

    @Test
    void sitesWithTheSameIdentityKeyAreRefused() {
        var key = IdentityKey.generate(new SeededRandom(1)).publicKey();
        assertRefused(Code.BAD_KEY, () -> new IdentityDirectory(Map.of(self, key, other, key)));
    }

    @Test
    void repeatedIdsAreRefused() {
        var first = members().get(0);
        assertRefused(Code.MALFORMED, () -> new Roster(List.of(first, first)));
        assertRefused(Code.MALFORMED, () -> new Roster(List.of(members().get(1), first)));
        playUntilMasked();
        var header = script.survivors().members().get(0);
        assertRefused(Code.MALFORMED, () -> new Survivors(List.of(header, header)));
    }

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

    private List<Advertise> members() {
        return List.copyOf(script.advertised.values());
    }

    private Roster replacing(SiteId site, Advertise replacement) {
        return Roster.of(members().stream()
                .map(member -> member.site().equals(site) ? replacement : member)
                .toList());
    }

    private void receive(Roster roster) {
        RoundScript.require(script.awaitingRoster, self).receive(roster);
    }

    private void receive(DeliveredShares deliver) {
        RoundScript.require(script.awaitingShares, self).receive(deliver);
    }

    private void receive(Survivors survivors) {
        RoundScript.require(script.awaitingSurvivors, self).receive(survivors);
    }

    private void openWith(CohortPolicy policy) {
        var parameters = new SessionParameters(
                federation.context(),
                self,
                policy,
                federation.directory(),
                federation.layout(),
                new VolatileJournal(),
                Optional.empty(),
                Optional.empty());
        var random = new SeededRandom(4);
        var step = ClientSession.open(parameters, federation.identity(self), random);
        step.state().receive(replacing(self, step.message()));
    }

    private void playUntilMasked() {
        script.share(federation.sites());
        script.deliver(federation.sites());
        script.mask(federation.sites());
    }

    private MaskedHeader header(SiteId site, ByteString sharingCohort, VectorLayout layout) {
        return MaskedHeader.sign(
                federation.identity(site),
                script.cohort().session(),
                site,
                sharingCohort,
                layout,
                Federation.hash("chunks"));
    }

    private static Advertise advertise(IdentityKey identity, SiteId site, ByteString context, long seed) {
        var random = new SeededRandom(seed);
        var maskKey = HybridKey.random(random).publicKey();
        var channelKey = HybridKey.random(random).publicKey();
        return Advertise.sign(
                identity,
                context,
                site,
                maskKey,
                channelKey,
                Federation.hash("nonce"),
                Sequence.FIRST,
                Optional.empty());
    }

    private static HybridPublicKey hybridKey(long seed) {
        return HybridKey.random(new SeededRandom(seed)).publicKey();
    }
}
