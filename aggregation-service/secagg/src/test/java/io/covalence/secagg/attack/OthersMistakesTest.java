package io.covalence.secagg.attack;

import static io.covalence.secagg.Violations.assertBlamed;
import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.CohortPolicy;
import io.covalence.secagg.DishonestSite;
import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.Federation;
import io.covalence.secagg.HybridPublicKey;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.Randomness;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundScript;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.SeededRandom;
import io.covalence.secagg.SiteId;
import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.cohort.SharingCohort;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.HybridKey;
import io.covalence.secagg.internal.Mask;
import io.covalence.secagg.internal.Seeds;
import io.covalence.secagg.internal.ShareBox;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.MaskedHeader;
import io.covalence.secagg.message.Quorum;
import io.covalence.secagg.message.RevealedShare;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.ShareKind;
import io.covalence.secagg.message.Survivors;
import io.covalence.secagg.message.Unmask;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What other systems got wrong, each tried here and named for the mistake. */
final class OthersMistakesTest {
    private static final ByteString SESSION = Federation.hash("session");
    private static final ByteString OTHER_SESSION = Federation.hash("other session");
    private static final SiteId ALPHA = new SiteId("alpha");
    private static final SiteId BETA = new SiteId("beta");

    private final Federation federation = new Federation(5, 0, new VectorLayout(1 << 16, RingWidth.BITS_32, 1));
    private final List<SiteId> sites = federation.sites();

    /** Among 2^18 seeds of 32 bits two are expected to coincide eight times over; here none of the masks begins alike. */
    @Test
    void maskSeedsFoldedTo32Bits() {
        var random = new SeededRandom(1);
        var beginnings = new HashSet<Long>();
        for (int i = 0; i < 1 << 18; i++) {
            var seed = SecretBytes.random(32, random);
            var key = Mask.self(seed, SESSION).key().openSecret();
            assertThat(key.length).isEqualTo(32);
            beginnings.add(ByteBuffer.wrap(key).getLong());
        }
        assertThat(beginnings).hasSize(1 << 18);
    }

    /** M6 has one list, of survivors; what is revealed follows from it, one share for each site of U2 and never both kinds. */
    @Test
    void oneListOfIdsBothActiveAndDead() {
        var script = playUntilMasked(sites.subList(0, 4));
        script.agree(sites.subList(0, 4));
        script.unmask(sites.subList(0, 3));
        for (var answer : script.unmasks.values()) {
            assertThat(answer.shares()).extracting(RevealedShare::dealer).isEqualTo(sites);
            for (var share : answer.shares()) {
                var dropped = share.dealer().equals(sites.get(4));
                assertThat(share.kind()).isEqualTo(dropped ? ShareKind.RECOVERY : ShareKind.SELF_MASK);
            }
        }
        var share = ByteString.of(new byte[32]);
        var both = Stream.of(ShareKind.values())
                .map(kind -> new RevealedShare(ALPHA, kind, share))
                .toList();
        assertRefused(
                Code.MALFORMED,
                () -> Unmask.sign(federation.identity(sites.get(0)), SESSION, sites.get(0), SESSION, both));
    }

    @Test
    void unsignedPublicKeys() {
        var script = new RoundScript(federation, 2);
        script.advertise(sites);
        var genuine = RoundScript.require(script.advertised, sites.get(1));
        var unsigned = new Advertise(
                genuine.context(),
                genuine.site(),
                genuine.maskKey(),
                genuine.channelKey(),
                genuine.nonce(),
                genuine.sequence(),
                genuine.treeHead(),
                ByteString.of(new byte[64]));
        script.advertised.put(sites.get(1), unsigned);
        var roster = script.roster();
        assertRefused(
                Code.BAD_SIGNATURE,
                () -> RoundScript.require(script.awaitingRoster, sites.get(0)).receive(roster));
        assertRefused(
                Code.BAD_SIGNATURE,
                () -> Cohort.check(federation.context(), federation.directory(), Optional.empty(), unsigned));
    }

    @Test
    void halfOfAKeyThatNobodySigned() {
        var script = new RoundScript(federation, 11);
        script.advertise(sites);
        var genuine = RoundScript.require(script.advertised, sites.get(1));
        var other = HybridKey.random(new SeededRandom(12)).publicKey();
        for (var key : List.of(
                new HybridPublicKey(other.x25519(), genuine.maskKey().mlKem()),
                new HybridPublicKey(genuine.maskKey().x25519(), other.mlKem()))) {
            var substituted = new Advertise(
                    genuine.context(),
                    genuine.site(),
                    key,
                    genuine.channelKey(),
                    genuine.nonce(),
                    genuine.sequence(),
                    genuine.treeHead(),
                    genuine.signature());
            assertRefused(
                    Code.BAD_SIGNATURE,
                    () -> Cohort.check(federation.context(), federation.directory(), Optional.empty(), substituted));
        }
    }

    /** No message of the service has a threshold in it; the quorum that a laxer one would allow is refused. */
    @Test
    void thresholdChosenByTheServer() {
        var strict = new Federation(5, 1, federation.layout());
        var script = new RoundScript(strict, 3);
        script.advertise(sites);
        script.share(sites);
        script.deliver(sites);
        script.mask(sites);
        script.agree(sites);
        int lax = new CohortPolicy(0, 0, 255).threshold(5);
        assertThat(lax).isLessThan(strict.policy().threshold(5));
        var few = Quorum.of(List.copyOf(script.agreements.values()).subList(0, lax));
        assertRefused(
                Code.NO_QUORUM,
                () -> RoundScript.require(script.awaitingQuorum, sites.get(0)).receive(few));
    }

    /** Nor can a dealer choose it: shares that fewer can open are refused by whoever is to hold them. */
    @Test
    void thresholdChosenByADealer() {
        var script = new RoundScript(federation, 4);
        var dealer = new DishonestSite(federation, sites.get(4));
        var honest = sites.subList(0, 4);
        script.advertise(honest);
        script.advertised.put(dealer.site, dealer.advertise());
        script.share(honest);
        var genuine = dealer.deal(script.cohort(), (site, shares) -> {}, (site, shares) -> {});
        var lax = dealer.sign(script.cohort(), 2, genuine.entries());
        assertBlamed(dealer.site, Code.MALFORMED, () -> script.cohort().check(lax));
    }

    /** One secret gives another key in another session (salt), for another purpose, for another pair and in the other direction. */
    @Test
    void hkdfWithoutSaltOrInfo() {
        var secret = secret(5);
        var keys = Stream.of(
                        Mask.self(secret, SESSION).key(),
                        Mask.self(secret, OTHER_SESSION).key(),
                        Mask.pair(secret, secret, secret, SESSION, ALPHA, BETA).key(),
                        Mask.pair(secret, secret, secret, OTHER_SESSION, ALPHA, BETA)
                                .key(),
                        Mask.pair(secret, secret, secret, SESSION, ALPHA, new SiteId("gamma"))
                                .key(),
                        ShareBox.channelKey(secret, secret, SESSION, ALPHA, BETA),
                        ShareBox.channelKey(secret, secret, SESSION, BETA, ALPHA),
                        ShareBox.channelKey(secret, secret, OTHER_SESSION, ALPHA, BETA))
                .map(key -> ByteString.of(key.openSecret()))
                .toList();
        assertThat(keys).doesNotHaveDuplicates();
        assertThat(Seeds.maskKey(secret, SESSION).publicKey())
                .isNotEqualTo(Seeds.maskKey(secret, OTHER_SESSION).publicKey());
    }

    /**
     * Float masks are spread around zero: what they hide is their mean, and taking them off again loses low digits. Masks over the
     * whole ring have one distribution whatever they hide, and come off to the last bit.
     */
    @Test
    void floatMasksThatNeitherHideNorCancelExactly() {
        int words = 1 << 16;
        var layout = new VectorLayout(words, RingWidth.BITS_32, 0);
        var mask = Mask.self(secret(6), SESSION);
        var masks = Randomness.words(masked(layout, new long[words], mask));
        double spread = Math.scalb(1.0, 32) / Math.sqrt(12) / Math.sqrt(words);

        for (long hidden : new long[] {Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 30, 1}) {
            var values = new long[words];
            Arrays.fill(values, hidden);
            byte[] chunk = masked(layout, values, mask);
            assertThat(mean(Randomness.words(chunk)))
                    .as("mean of masked words that are all %s", hidden)
                    .isBetween(-5 * spread, 5 * spread);
            mask.negated().apply(layout, 0, chunk);
            assertThat(Randomness.words(chunk)).containsOnly((int) hidden);
        }

        var floats = new float[words];
        int lost = 0;
        double sum = 0;
        for (int i = 0; i < words; i++) {
            floats[i] = (float) (1 << 30) + masks[i];
            sum += floats[i];
            lost += (1f + masks[i]) - masks[i] == 1f ? 0 : 1;
        }
        assertThat(sum / words).as("mean of words behind float masks").isGreaterThan((1 << 30) - 5 * spread);
        assertThat(lost).as("of %s ones behind float masks", words).isGreaterThan(words / 2);
    }

    private static byte[] masked(VectorLayout layout, long[] values, Mask mask) {
        byte[] chunk = EncodedVector.of(layout, values, new long[0]).takeChunks()[0];
        mask.apply(layout, 0, chunk);
        return chunk;
    }

    private static double mean(int[] words) {
        return Arrays.stream(words).average().orElseThrow();
    }

    @Test
    void listHashesWithoutSeparators() {
        var left = new SiteId("ab");
        var right = new SiteId("c");
        var shiftedLeft = new SiteId("a");
        var shiftedRight = new SiteId("bc");
        byte[] share = new byte[32];
        var secret = secret(7);
        assertThat(ShareKind.RECOVERY.commit(SESSION, left, right, share))
                .isNotEqualTo(ShareKind.RECOVERY.commit(SESSION, shiftedLeft, shiftedRight, share));
        assertThat(Mask.pair(secret, secret, secret, SESSION, left, right).key().openSecret())
                .isNotEqualTo(Mask.pair(secret, secret, secret, SESSION, shiftedLeft, shiftedRight)
                        .key()
                        .openSecret());
        assertThat(Federation.contextOf("tenant", "study", 1, 1, "model", "plan")
                        .hash())
                .isNotEqualTo(Federation.contextOf("tenants", "tudy", 1, 1, "model", "plan")
                        .hash());
        var digest = Federation.hash("chunk");
        assertThat(Stream.of(1, 2, 3).map(count -> MaskedHeader.rootOf(Collections.nCopies(count, digest))))
                .doesNotHaveDuplicates();
    }

    /** The hashes of U1, U2 and U3: of the same digests they differ, and a list is not the beginning of a longer one. */
    @Test
    void listsOfMembersThatPassForEachOther() {
        var digests = List.of(Federation.hash("alpha"), Federation.hash("beta"), Federation.hash("gamma"));
        var hashes = new ArrayList<ByteString>();
        for (int count = 0; count <= digests.size(); count++) {
            var some = digests.subList(0, count);
            hashes.add(Roster.hash(some));
            hashes.add(SharingCohort.hash(some));
            hashes.add(Survivors.hash(some));
        }
        hashes.add(Roster.hash(digests.reversed()));
        assertThat(hashes).hasSize(3 * 4 + 1).doesNotHaveDuplicates();
        byte[] joined = new Encoder().raw(digests.get(0)).raw(digests.get(1)).toByteArray();
        assertThat(hashes)
                .as("hashes of what is hashed without a label or a count")
                .doesNotContain(Encoder.sha256(joined));
    }

    /** A member with all its own secrets takes its own pair mask off another's vector, and what is left is as uniform as before. */
    @Test
    void oneHomomorphicSecretKeySharedByAllSites() {
        var script = new RoundScript(federation, 8);
        var traitor = new DishonestSite(federation, sites.get(4));
        var honest = sites.subList(0, 4);
        script.advertise(honest);
        script.advertised.put(traitor.site, traitor.advertise());
        script.share(honest);
        script.shares.put(traitor.site, traitor.deal(script.cohort(), (site, own) -> {}, (site, own) -> {}));
        script.deliver(honest);
        script.mask(honest);
        var spoils = new Spoils(script);
        byte[] masked =
                RoundScript.require(script.masked, sites.get(0)).chunk(0).clone();
        spoils.pairMask(traitor.recoverySeed, traitor.site, sites.get(0)).apply(federation.layout(), 0, masked);
        assertThat(Randomness.chiSquareOfBytes(masked))
                .isLessThan(Randomness.chiSquareQuantile(255, Randomness.ONE_IN_A_MILLION));
    }

    /** One site drops out before M3, and one before M5. */
    @Test
    void noDropoutTolerance() {
        var sharing = sites.subList(0, 4);
        var survivors = sites.subList(1, 4);
        var script = new RoundScript(federation, 9);
        script.advertise(sites);
        script.share(sharing);
        script.deliver(sharing);
        script.mask(survivors);
        script.agree(survivors);
        script.unmask(survivors);
        assertThat(script.sum().values(0, 1 << 16)).isEqualTo(federation.plainValues(survivors));
    }

    private RoundScript playUntilMasked(List<SiteId> survivors) {
        var script = new RoundScript(federation, 10);
        script.advertise(sites);
        script.share(sites);
        script.deliver(sites);
        script.mask(survivors);
        return script;
    }

    private static SecretBytes secret(long seed) {
        return SecretBytes.random(32, new SeededRandom(seed));
    }
}
