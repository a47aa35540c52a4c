package io.covalence.secagg;

import static io.covalence.secagg.Violations.assertBlamed;
import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.Sequence;
import io.covalence.secagg.message.Shares;
import io.covalence.secagg.message.SharesHeader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is in a cohort, and with what. */
final class CohortTest {
    private final Federation federation = new Federation(5, 0, new VectorLayout(1, RingWidth.BITS_32, 0));
    private final RoundScript script = new RoundScript(federation, 31);
    private final SiteId site = federation.site(1);

    @BeforeEach
    void advertise() {
        script.advertise(federation.sites());
    }

    /** A point of order 1, and a number that is no residue of ML-KEM's modulus. */
    @Test
    void keyThatNobodyCanUseIsRefusedWhenItArrivesWhicheverHalfOfWhicheverKeyItIs() {
        var noResidue = new byte[HybridPublicKey.ML_KEM_SIZE];
        Arrays.fill(noResidue, (byte) 0xff);
        for (var genuine : List.of(advertised().maskKey(), advertised().channelKey())) {
            for (var unusable : List.of(
                    new HybridPublicKey(ByteString.of(new byte[ByteString.KEY_SIZE]), genuine.mlKem()),
                    new HybridPublicKey(genuine.x25519(), ByteString.of(noResidue)))) {
                var message = genuine.equals(advertised().maskKey())
                        ? with(unusable, advertised().channelKey())
                        : with(advertised().maskKey(), unusable);
                assertBlamed(
                        site,
                        Code.BAD_KEY,
                        () -> Cohort.check(federation.context(), federation.directory(), Optional.empty(), message));
            }
        }
    }

    /** One half of it would protect nobody from whoever has broken the other. */
    @Test
    void halfOfAKeyThatAnotherMemberUsesIsRefused() {
        var own = advertised();
        var theirs = RoundScript.require(script.advertised, federation.site(2));
        for (var key : List.of(
                new HybridPublicKey(theirs.maskKey().x25519(), own.channelKey().mlKem()),
                new HybridPublicKey(own.channelKey().x25519(), theirs.maskKey().mlKem()))) {
            script.advertised.put(site, with(own.maskKey(), key));
            assertRefused(Code.BAD_KEY, script::cohort);
        }
    }

    @Test
    void siteOfTheStudyThatDidNotAdvertiseIsNoMember() {
        var absent = federation.site(4);
        script.advertised.remove(absent);
        var cohort = script.cohort();
        assertRefused(Code.UNKNOWN_SITE, () -> cohort.place(absent));
        assertRefused(Code.UNKNOWN_SITE, () -> cohort.advertise(absent));
        var header = SharesHeader.sign(
                federation.identity(absent),
                cohort.session(),
                absent,
                cohort.threshold(),
                Federation.hash("self"),
                Federation.hash("entries"));
        assertRefused(Code.UNKNOWN_SITE, () -> cohort.check(header));
    }

    /** Its header covers the entries that are there. */
    @Test
    void dealerThatDealsToFewerThanAllIsRefusedBeforeItsEntriesAreRead() {
        var dishonest = new DishonestSite(federation, site);
        script.advertised.put(site, dishonest.advertise());
        var cohort = script.cohort();
        var whole = dishonest.deal(cohort, (holder, shares) -> {}, (holder, shares) -> {});
        Shares fewer = dishonest.sign(
                cohort, cohort.sites().subList(0, 4), whole.entries().subList(0, 4));
        assertRefused(Code.MALFORMED, () -> cohort.check(fewer));
        cohort.check(whole);
    }

    @Test
    void headerThatIsGivenTwiceIsRefused() {
        script.share(federation.sites());
        var headers = new ArrayList<>(
                script.shares.values().stream().map(Shares::header).toList());
        var cohort = script.cohort();
        assertThat(SharingCohort.verify(cohort, headers.reversed()).sites()).isEqualTo(federation.sites());
        headers.set(3, headers.get(2));
        assertRefused(Code.MALFORMED, () -> SharingCohort.verify(cohort, headers));
    }

    @Test
    void whoSharedAndDidNotMaskHasDroppedOut() {
        var masking = List.of(federation.site(0), federation.site(2), federation.site(3));
        var sharing = federation.sites().subList(0, 4);
        script.share(sharing);
        script.deliver(sharing);
        script.mask(masking);
        assertThat(script.survivingCohort().sites()).isEqualTo(masking);
        assertThat(script.survivingCohort().dropped()).containsExactly(site);
    }

    private Advertise advertised() {
        return RoundScript.require(script.advertised, site);
    }

    private Advertise with(HybridPublicKey maskKey, HybridPublicKey channelKey) {
        return Advertise.sign(
                federation.identity(site),
                federation.context().hash(),
                site,
                maskKey,
                channelKey,
                Federation.hash("nonce"),
                Sequence.FIRST,
                Optional.empty());
    }
}
