package io.covalence.secagg.attack;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.Federation;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundScript;
import io.covalence.secagg.SeededRandom;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.internal.HybridKey;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A service that surrounds one site with sites of its own, so that the sum less theirs is that site's update. */
final class SybilTest {
    private final Federation federation = new Federation(3, 0, new VectorLayout(5, RingWidth.BITS_32, 0));
    private final SiteId victim = federation.site(0);
    private final RoundScript script = new RoundScript(federation, 91);

    @Test
    void inventedSitesAreRefused() {
        var roster = rosterWith(invented("sybil-1"), invented("sybil-2"), invented("sybil-3"));
        assertRefused(Code.UNKNOWN_SITE, () -> receive(roster));
    }

    @Test
    void inventedKeyUnderAMembersNameIsRefused() {
        var roster = rosterWith(
                invented(federation.site(1).value()),
                invented(federation.site(2).value()));
        assertRefused(Code.BAD_SIGNATURE, () -> receive(roster));
    }

    @Test
    void oneMemberUnderTwoNamesIsRefused() {
        var double1 = genuine(federation.site(1), federation.site(1));
        var double2 = genuine(federation.site(1), federation.site(2));
        assertRefused(Code.BAD_SIGNATURE, () -> receive(rosterWith(double1, double2)));
    }

    @Test
    void oneMembersKeysUnderTwoNamesAreRefused() {
        script.advertise(federation.sites());
        var copied = RoundScript.require(script.advertised, federation.site(1));
        var identity = federation.identity(federation.site(2));
        var clone = Advertise.sign(
                identity,
                copied.context(),
                federation.site(2),
                copied.maskKey(),
                copied.channelKey(),
                copied.nonce(),
                copied.sequence(),
                Optional.empty());
        var roster = Roster.of(List.of(RoundScript.require(script.advertised, victim), copied, clone));
        assertRefused(
                Code.BAD_KEY,
                () -> RoundScript.require(script.awaitingRoster, victim).receive(roster));
    }

    /** Members that collude are no Sybils that a roster shows. With as many as are assumed the sum holds two honest sites. */
    @Test
    void cohortInWhichAllOthersMayColludeIsRefused() {
        var policy = new CohortPolicy(2, 0, 255);
        assertRefused(Code.COHORT_TOO_SMALL, () -> policy.requireSubset(3, 3));
        policy.requireSubset(4, 4);
    }

    /** What a site risks that assumes nobody colludes, and is alone among colluders. */
    @Test
    void twoColludersOfThreeWhoWereTakenForHonestSubtractThemselves() {
        var sum = RoundScript.play(federation, federation.sites(), federation.sites(), federation.sites(), 92)
                .values(0, 5);
        long[] own = federation.plainValues(List.of(federation.site(1), federation.site(2)));
        for (int i = 0; i < 5; i++) {
            assertThat((int) (sum[i] - own[i])).isEqualTo((int) federation.values(victim)[i]);
        }
    }

    private void receive(Roster roster) {
        RoundScript.require(script.awaitingRoster, victim).receive(roster);
    }

    private Roster rosterWith(Advertise... others) {
        script.advertise(List.of(victim));
        var members = new ArrayList<>(List.of(others));
        members.add(RoundScript.require(script.advertised, victim));
        return Roster.of(members);
    }

    private Advertise invented(String name) {
        return advertise(IdentityKey.generate(new SeededRandom(name.hashCode())), new SiteId(name));
    }

    private Advertise genuine(SiteId whose, SiteId name) {
        return advertise(federation.identity(whose), name);
    }

    private Advertise advertise(IdentityKey identity, SiteId site) {
        var random = new SeededRandom(site.hashCode());
        var mask = HybridKey.random(random).publicKey();
        var channel = HybridKey.random(random).publicKey();
        return Advertise.sign(
                identity,
                federation.context().hash(),
                site,
                mask,
                channel,
                Federation.hash("nonce"),
                Sequence.FIRST,
                Optional.empty());
    }
}
