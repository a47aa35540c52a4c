package io.covalence.secagg;

import static io.covalence.secagg.Violations.assertBlamed;
import static io.covalence.secagg.Violations.assertRefused;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.client.ClientSession;
import io.covalence.secagg.client.SessionParameters;
import io.covalence.secagg.client.VolatileJournal;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.internal.HybridKey;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Survivors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a site refuses in a roster, whoever serves it: whom it deals its secrets to is decided by it. */
final class RosterRefusalTest extends RefusalScene {
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

    private Roster replacing(SiteId site, Advertise replacement) {
        return Roster.of(members().stream()
                .map(member -> member.site().equals(site) ? replacement : member)
                .toList());
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

    private static HybridPublicKey hybridKey(long seed) {
        return HybridKey.random(new SeededRandom(seed)).publicKey();
    }
}
