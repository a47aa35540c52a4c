package io.covalence.secagg;

import static io.covalence.secagg.Violations.assertBlamed;
import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.DeliveredShare;
import io.covalence.secagg.message.DeliveredShares;
import io.covalence.secagg.message.ShareEntry;
import io.covalence.secagg.message.Shares;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service checks of M3, stores, and cuts out of it for each receiver. */
final class DealtSharesTest {
    private final Federation federation = new Federation(5, 0, new VectorLayout(1, RingWidth.BITS_32, 0));
    private final SiteId culprit = federation.site(2);
    private final DishonestSite dishonest = new DishonestSite(federation, culprit);
    private final RoundScript script = new RoundScript(federation, 41);
    private final List<SiteId> honest =
            federation.sites().stream().filter(site -> !site.equals(culprit)).toList();

    @BeforeEach
    void everybodyDeals() {
        script.advertise(honest);
        script.advertised.put(culprit, dishonest.advertise());
        script.share(honest);
        script.shares.put(culprit, dishonest.deal(script.cohort(), (site, shares) -> {}, (site, shares) -> {}));
    }

    @Test
    void honestDealPasses() {
        script.shares.values().forEach(script.cohort()::check);
    }

    @Test
    void entryThatTheHeaderDoesNotCoverBlamesNobody() {
        var genuine = RoundScript.require(script.shares, culprit);
        var entries = new ArrayList<>(genuine.entries());
        entries.set(
                0,
                Forgeries.withSealed(
                        entries.get(0), Forgeries.flipped(entries.get(0).sealed())));
        var altered = new Shares(genuine.header(), entries);
        assertRefused(Code.MALFORMED, () -> script.cohort().check(altered));
        var fewer = new Shares(genuine.header(), genuine.entries().subList(0, 4));
        assertRefused(Code.MALFORMED, () -> script.cohort().check(fewer));
        var exchanged = new ArrayList<>(genuine.entries());
        exchanged.add(0, exchanged.remove(1));
        assertRefused(Code.MALFORMED, () -> script.cohort().check(new Shares(genuine.header(), exchanged)));
    }

    @Test
    void dealerThatDealsNothingToAMemberIsNamed() {
        var genuine = RoundScript.require(script.shares, culprit);
        var first = genuine.entries().getFirst();
        var nothing = ShareEntry.own(first.recoveryCommitment(), first.selfCommitment());
        var message = dishonest.with(script.cohort(), genuine, honest.getFirst(), nothing);
        assertBlamed(culprit, Code.MALFORMED, () -> script.cohort().check(message));
        var toItself = dishonest.with(script.cohort(), genuine, culprit, first);
        assertBlamed(culprit, Code.MALFORMED, () -> script.cohort().check(toItself));
    }

    @Test
    void receiverRefusesWhatTheHeaderDoesNotCover() {
        var receiver = honest.getFirst();
        var genuine = script.deliverTo(receiver);
        var deliveries = new ArrayList<>(genuine.deliveries());
        var one = deliveries.get(1);
        deliveries.set(
                1,
                new DeliveredShare(
                        one.header(),
                        Forgeries.withMaskCiphertext(
                                one.entry(), Forgeries.flipped(one.entry().maskCiphertext())),
                        one.path()));
        assertRefused(
                Code.MALFORMED,
                () -> RoundScript.require(script.awaitingShares, receiver).receive(new DeliveredShares(deliveries)));
    }

    /** From the stored bytes alone: a header, leaf hashes, and the entry of one holder. */
    @Test
    void deliveryIsCutOutOfAStoredMessage() {
        var roster = script.cohort().sites();
        for (var message : script.shares.values()) {
            byte[] stored = message.encode();
            var leaves = message.leafHashes(roster);
            var header = Shares.header(Arrays.copyOf(stored, 1 << 10));
            assertThat(header).isEqualTo(message.header());
            for (int place = 0; place < roster.size(); place++) {
                int from = Shares.entryOffset(header, place);
                var entry = Shares.entry(Arrays.copyOfRange(stored, from, from + ShareEntry.SIZE));
                assertThat(DeliveredShare.of(header, entry, leaves, place))
                        .isEqualTo(script.dealt().delivered(header.site(), roster.get(place)));
            }
        }
    }

    /** With ids of 8 characters: a header of 175 bytes behind its length, an entry of 2352, a path of at most ceil(log2 n) hashes. */
    @ParameterizedTest
    @ValueSource(ints = {3, 9, 20})
    void deliveryGrowsWithTheCohortAndNotWithItsSquare(int n) {
        var larger = new Federation(n, 0, federation.layout());
        var round = new RoundScript(larger, 42);
        round.advertise(larger.sites());
        round.share(larger.sites());
        int path = 32 - Integer.numberOfLeadingZeros(n - 1);
        for (var site : larger.sites()) {
            int each = 4 + 175 + 2352 + 2 + 32 * path;
            assertThat(round.deliverTo(site).encode().length).isBetween(4 + n * (each - 32 * path), 4 + n * each);
        }
        assertThat(RoundScript.require(round.shares, larger.site(0)).encode()).hasSize(2 + 4 + 175 + 2 + n * 2352);
    }

    /** A coefficient that is not below q = 3329: FIPS 203, section 7.2, refuses such a key. */
    @Test
    void keyThatNobodyCanEncapsulateToNamesItsSite() {
        var genuine = RoundScript.require(script.advertised, culprit);
        byte[] bad = genuine.maskKey().mlKem().toByteArray();
        bad[0] = (byte) 0xff;
        bad[1] |= 0x0f;
        var key = new HybridPublicKey(genuine.maskKey().x25519(), ByteString.of(bad));
        var forged = Advertise.sign(
                federation.identity(culprit),
                genuine.context(),
                culprit,
                key,
                genuine.channelKey(),
                genuine.nonce(),
                genuine.sequence(),
                Optional.empty());
        assertBlamed(
                culprit,
                Code.BAD_KEY,
                () -> Cohort.check(federation.context(), federation.directory(), Optional.empty(), forged));
    }
}
