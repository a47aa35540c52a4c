package io.covalence.secagg.charter;

import static io.covalence.secagg.Violations.assertRefused;
import static io.covalence.secagg.charter.Consortium.following;
import static io.covalence.secagg.charter.Consortium.members;
import static io.covalence.secagg.charter.Consortium.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.IdentityKey;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The operator can drop a site. It cannot invent one, nor exchange a key, nor soften a limit. */
final class CharterChainTest {
    private static final String[] FOUNDERS = {"ada", "bea", "cid", "dan"};

    private final Charter founding = Consortium.founding(FOUNDERS);
    private final CharterChain chain = CharterChain.founded(signed(founding, FOUNDERS));

    @Test
    void charterHoldsWhenEveryFounderSigned() {
        assertThat(chain.current()).isEqualTo(founding);
        assertThat(chain.require(founding.hash())).isEqualTo(founding);
    }

    @Test
    void foundingCharterWithoutOneSignatureIsRefused() {
        for (int missing = 0; missing < FOUNDERS.length; missing++) {
            var signers = new ArrayList<>(List.of(FOUNDERS));
            var absent = signers.remove(missing);
            var refusal = assertRefused(
                    Code.NOT_ENDORSED, () -> CharterChain.founded(signed(founding, signers.toArray(String[]::new))));
            assertThat(refusal).hasMessageContaining("the signature of site " + absent + " is missing");
        }
    }

    @Test
    void foundingSignatureByAnotherKeyIsRefused() {
        var forged = CharterSignature.sign(Consortium.key("eve"), founding, new SiteId("dan"));
        var signatures = new ArrayList<>(signed(founding, "ada", "bea", "cid").signatures());
        signatures.add(forged);
        assertRefused(Code.BAD_SIGNATURE, () -> CharterChain.founded(SignedCharter.of(founding, signatures)));
    }

    @Test
    void signatureUnderAnotherCharterIsRefused() {
        var other = Consortium.founding("ada", "bea", "cid");
        assertRefused(
                Code.WRONG_CONTEXT,
                () -> CharterChain.founded(
                        SignedCharter.of(founding, signed(other, FOUNDERS).signatures())));
    }

    @Test
    void strangersSignatureIsRefusedEvenBesideEnoughOthers() {
        assertRefused(
                Code.UNKNOWN_SITE, () -> CharterChain.founded(signed(founding, "ada", "bea", "cid", "dan", "eve")));
    }

    @Test
    void joinerIsEndorsedByItselfAndAMajority() {
        var next = following(founding, members("ada", "bea", "cid", "dan", "eve"));
        var longer = chain.extend(signed(next, "ada", "cid", "dan", "eve"));
        assertThat(longer.current()).isEqualTo(next);
        assertThat(CharterChain.verify(longer.history()).current()).isEqualTo(next);
        assertThat(longer.require(founding.hash())).isEqualTo(founding);
    }

    @Test
    void sybilThatNoMajorityEndorsedIsRefused() {
        var next = following(founding, members("ada", "bea", "cid", "dan", "eve"));
        var refusal = assertRefused(Code.NOT_ENDORSED, () -> chain.extend(signed(next, "ada", "bea", "eve")));
        assertThat(refusal).hasMessageContaining("2 of the 4 members of the version before signed; it needs 3");
        assertRefused(Code.NOT_ENDORSED, () -> chain.extend(signed(next, "eve")));
    }

    @Test
    void joinersDoNotEndorseOneAnother() {
        var next = following(founding, members("ada", "bea", "cid", "dan", "eve", "fay", "gus"));
        assertRefused(Code.NOT_ENDORSED, () -> chain.extend(signed(next, "ada", "bea", "eve", "fay", "gus")));
    }

    @Test
    void joinerWhoDidNotSignIsRefused() {
        var next = following(founding, members("ada", "bea", "cid", "dan", "eve"));
        var refusal = assertRefused(Code.NOT_ENDORSED, () -> chain.extend(signed(next, FOUNDERS)));
        assertThat(refusal).hasMessageContaining("the signature of site eve is missing");
    }

    @Test
    void memberLeavesWithAMajorityThatItMayBelongTo() {
        var next = following(founding, members("ada", "bea", "cid"));
        assertThat(chain.extend(signed(next, "ada", "bea", "dan")).current()).isEqualTo(next);
        assertRefused(Code.NOT_ENDORSED, () -> chain.extend(signed(next, "ada", "bea")));
    }

    @Test
    void whoLeftHasNoSayAnyMore() {
        var without = following(founding, members("ada", "bea", "cid"));
        var shorter = chain.extend(signed(without, "ada", "bea", "cid"));
        var next = following(without, members("ada", "bea", "cid", "eve"));
        assertRefused(Code.UNKNOWN_SITE, () -> shorter.extend(signed(next, "ada", "bea", "dan", "eve")));
    }

    @Test
    void memberWithAnotherKeyIsRefusedThoughAllSigned() {
        var altered = new ArrayList<>(members("ada", "bea", "cid"));
        altered.add(new CharterMember(new SiteId("dan"), Consortium.key("eve").publicKey()));
        var next = following(founding, altered);
        var refusal = assertRefused(Code.BAD_KEY, () -> chain.extend(signed(next, "ada", "bea", "cid")));
        assertThat(refusal).hasMessageContaining("site dan has another identity key");
    }

    @Test
    void siteWithALostKeyLeavesAndJoinsAgain() {
        var without = following(founding, members("ada", "bea", "cid"));
        var again = new ArrayList<>(members("ada", "bea", "cid"));
        var fresh = IdentityKey.generate(new SeededRandom(99));
        again.add(new CharterMember(new SiteId("dan"), fresh.publicKey()));
        var next = following(without, again);
        var signatures = new ArrayList<>(signed(next, "ada", "bea").signatures());
        signatures.add(CharterSignature.sign(fresh, next, new SiteId("dan")));
        var longer = chain.extend(signed(without, "ada", "bea", "cid")).extend(SignedCharter.of(next, signatures));
        assertThat(longer.current().directory().require(new SiteId("dan"))).isEqualTo(fresh.publicKey());
    }

    @Test
    void joinerWithTheKeyOfAMemberThatLeavesIsRefused() {
        var renamed = new ArrayList<>(members("ada", "bea", "cid"));
        renamed.add(new CharterMember(new SiteId("eve"), Consortium.key("dan").publicKey()));
        assertRefused(Code.BAD_KEY, () -> chain.extend(signed(following(founding, renamed), "ada", "bea", "cid")));
    }

    /** The neutral element, a point of order eight, one of order four, and no point: anybody signs under the first three. */
    @Test
    void keyUnderWhichAnybodyCanSignIsRefused() {
        for (var weak : List.of(
                "0100000000000000000000000000000000000000000000000000000000000000",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")) {
            var key = ByteString.ofHex(weak);
            var members = new ArrayList<>(founding.members());
            members.add(new CharterMember(new SiteId("eve"), key));
            assertRefused(Code.BAD_KEY, () -> Endorsement.founding(Consortium.founding(members, 1)));
            assertRefused(Code.BAD_KEY, () -> Endorsement.following(founding, following(founding, members)));
            var weakService = following(founding, founding.members(), key);
            assertRefused(Code.BAD_KEY, () -> Endorsement.following(founding, weakService));
        }
    }

    @Test
    void chainWithAGapIsRefused() {
        var second = following(founding, members("ada", "bea", "cid"));
        var third = following(second, members("ada", "bea", "cid", "eve"));
        assertRefused(Code.BROKEN_CHAIN, () -> chain.extend(signed(third, "ada", "bea", "cid", "eve")));
    }

    /** The hash of the version before is right; a number is left out, under which another could be shown to others. */
    @Test
    void versionThatLeavesANumberOutIsRefused() {
        var third = new Charter(
                founding.tenant(),
                founding.study(),
                3,
                founding.hash(),
                founding.serviceKey(),
                founding.members(),
                1,
                3,
                founding.limits(),
                founding.planHash());
        assertRefused(Code.BROKEN_CHAIN, () -> chain.extend(signed(third, FOUNDERS)));
    }

    @Test
    void chainWithoutItsFoundingIsRefused() {
        var second = following(founding, founding.members());
        assertRefused(Code.BROKEN_CHAIN, () -> CharterChain.founded(signed(second, FOUNDERS)));
        assertRefused(
                Code.BROKEN_CHAIN, () -> CharterChain.verify(new CharterHistory(List.of(signed(second, FOUNDERS)))));
    }

    @Test
    void versionAfterAnotherPastIsRefused() {
        var otherPast = Consortium.founding("ada", "bea", "cid", "dan", "eve");
        var second = following(otherPast, members(FOUNDERS));
        assertRefused(Code.BROKEN_CHAIN, () -> chain.extend(signed(second, FOUNDERS)));
    }

    @Test
    void charterOfAnotherTenantOrStudyIsRefused() {
        for (var names : List.of(List.of("other", "study"), List.of("tenant", "other"))) {
            var foreign = new Charter(
                    names.getFirst(),
                    names.getLast(),
                    2,
                    founding.hash(),
                    founding.serviceKey(),
                    founding.members(),
                    1,
                    3,
                    founding.limits(),
                    founding.planHash());
            assertRefused(Code.WRONG_CONTEXT, () -> chain.extend(signed(foreign, FOUNDERS)));
            assertRefused(Code.WRONG_CONTEXT, () -> chain.requireStudy(names.getFirst(), names.getLast()));
        }
        assertThat(chain.requireStudy("tenant", "study")).isSameAs(chain);
    }

    @Test
    void serviceKeyIsChangedByAMajorityOnly() {
        var serviceKey = Consortium.key("new service").publicKey();
        var next = following(founding, founding.members(), serviceKey);
        assertRefused(Code.NOT_ENDORSED, () -> chain.extend(signed(next, "ada", "bea")));
        assertThat(chain.extend(signed(next, "ada", "bea", "cid")).current().serviceKey())
                .isEqualTo(serviceKey);
    }

    @Test
    void limitsAndColludersAreChangedByAMajorityOnly() {
        var softer = new Charter(
                "tenant",
                "study",
                2,
                founding.hash(),
                founding.serviceKey(),
                founding.members(),
                0,
                3,
                new CharterLimits(Long.MAX_VALUE, Integer.MAX_VALUE, Double.MAX_VALUE, ""),
                founding.planHash());
        assertRefused(Code.NOT_ENDORSED, () -> chain.extend(signed(softer, "cid", "dan")));
        assertThat(chain.extend(signed(softer, "bea", "cid", "dan")).current()).isEqualTo(softer);
    }

    @Test
    void charterThatTheChainDoesNotContainIsNotFoundByItsHash() {
        var stranger = Consortium.founding("ada", "bea", "eve");
        assertRefused(Code.WRONG_CONTEXT, () -> chain.require(stranger.hash()));
    }

    @Test
    void serviceSeesWhoseSignatureIsStillMissing() {
        var next = following(founding, members("ada", "bea", "cid", "dan", "eve"));
        var rule = Endorsement.following(founding, next);
        assertThat(rule.required()).containsExactly(new SiteId("eve"));
        assertThat(rule.majority()).isEqualTo(3);
        assertThat(rule.isComplete(sites("ada", "bea", "cid"))).isFalse();
        assertThat(rule.isComplete(sites("ada", "bea", "eve"))).isFalse();
        assertThat(rule.isComplete(sites("ada", "bea", "cid", "eve"))).isTrue();
        assertThat(Endorsement.founding(founding).required()).isEqualTo(sites(FOUNDERS));
        assertThat(Endorsement.founding(founding).majority()).isZero();
    }

    private static Set<SiteId> sites(String... names) {
        return new TreeSet<>(List.of(names).stream().map(SiteId::new).toList());
    }
}
