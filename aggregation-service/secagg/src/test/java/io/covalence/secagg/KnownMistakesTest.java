package io.covalence.secagg;

import static io.covalence.secagg.Violations.assertBlamed;
import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.HybridKey;
import io.covalence.secagg.internal.Mask;
import io.covalence.secagg.internal.Seeds;
import io.covalence.secagg.internal.ShareBox;
import io.covalence.secagg.message.Advertise;
import io.covalence.secagg.message.RevealedShare;
import io.covalence.secagg.message.Roster;
import io.covalence.secagg.message.ShareKind;
import io.covalence.secagg.message.Survivors;
import io.covalence.secagg.message.Unmask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Mistakes that other systems for secure aggregation have made, each as a test that it is not made here. */
final class KnownMistakesTest {
    private static final ByteString SESSION = Federation.hash("session");
    private static final SiteId A = new SiteId("a");
    private static final SiteId B = new SiteId("b");

    private final Federation federation = new Federation(5, 0, new VectorLayout(4, RingWidth.BITS_32, 1));
    private final List<SiteId> sites = federation.sites();

    /** Seeds that agree in all but one bit, wherever it is, give streams that have nothing in common. */
    @Test
    void maskSeedsFoldedTo32Bits() {
        var layout = new VectorLayout(1024, RingWidth.BITS_32, 0);
        var streams = new HashSet<ByteString>();
        for (int bit = -1; bit < 256; bit++) {
            var seed = new byte[32];
            if (bit >= 0) {
                seed[bit / 8] ^= (byte) (1 << bit % 8);
            }
            var stream = new byte[layout.chunkLength(0)];
            Mask.self(SecretBytes.owning(seed), SESSION).apply(layout, 0, stream);
            streams.add(ByteString.of(Arrays.copyOf(stream, 16)));
        }
        assertThat(streams).hasSize(257);
    }

    /** Whatever a service says of survivors, a site reveals one secret of each member, and never both. */
    @Test
    void oneListOfIdsBothActiveAndDeadRevealingBothSecrets() {
        for (var survivors : List.of(sites, sites.subList(0, 4), sites.subList(0, 3))) {
            var script = playUntilUnmasked(survivors);
            for (var answer : script.unmasks.values()) {
                var kinds = new HashMap<SiteId, Set<ShareKind>>();
                answer.shares()
                        .forEach(share -> kinds.computeIfAbsent(share.dealer(), site -> new HashSet<>())
                                .add(share.kind()));
                assertThat(kinds.keySet()).containsExactlyInAnyOrderElementsOf(sites);
                kinds.forEach((site, revealed) -> assertThat(revealed)
                        .containsExactly(survivors.contains(site) ? ShareKind.SELF_MASK : ShareKind.RECOVERY));
            }
        }
        var header = playUntilUnmasked(sites).survivors().members().getFirst();
        assertRefused(Code.MALFORMED, () -> new Survivors(List.of(header, header)));
        var both = List.of(
                new RevealedShare(A, ShareKind.SELF_MASK, Federation.hash("one")),
                new RevealedShare(A, ShareKind.RECOVERY, Federation.hash("other")));
        assertRefused(
                Code.MALFORMED,
                () -> Unmask.sign(federation.identity(sites.get(0)), SESSION, sites.get(0), SESSION, both));
    }

    @Test
    void unsignedPublicKeys() {
        var script = new RoundScript(federation, 1);
        script.advertise(sites);
        var genuine = RoundScript.require(script.advertised, sites.get(1));
        var substituted = new Advertise(
                genuine.context(),
                genuine.site(),
                HybridKey.random(new SeededRandom(8)).publicKey(),
                genuine.channelKey(),
                genuine.nonce(),
                genuine.treeHead(),
                genuine.signature());
        script.advertised.put(genuine.site(), substituted);
        assertRefused(Code.BAD_SIGNATURE, () -> script.share(sites.subList(0, 1)));
    }

    /** Exchanging either half alone is refused as well. */
    @Test
    void halfOfAKeyThatNobodySigned() {
        var script = new RoundScript(federation, 1);
        script.advertise(sites);
        var genuine = RoundScript.require(script.advertised, sites.get(1));
        var other = HybridKey.random(new SeededRandom(8)).publicKey();
        for (var key : List.of(
                new HybridPublicKey(other.x25519(), genuine.maskKey().mlKem()),
                new HybridPublicKey(genuine.maskKey().x25519(), other.mlKem()))) {
            var substituted = new Advertise(
                    genuine.context(),
                    genuine.site(),
                    key,
                    genuine.channelKey(),
                    genuine.nonce(),
                    genuine.treeHead(),
                    genuine.signature());
            assertRefused(
                    Code.BAD_SIGNATURE,
                    () -> substituted.verify(federation.identity(genuine.site()).publicKey()));
        }
    }

    /** No message of the service carries a threshold; a dealer that splits with another one is named by everybody who hears of it. */
    @Test
    void thresholdChosenByTheServer() {
        var culprit = sites.get(2);
        var dishonest = new DishonestSite(federation, culprit);
        var script = new RoundScript(federation, 1);
        var honest = sites.stream().filter(site -> !site.equals(culprit)).toList();
        script.advertise(honest);
        script.advertised.put(culprit, dishonest.advertise());
        script.share(honest);
        var genuine = dishonest.deal(script.cohort(), (site, shares) -> {}, (site, shares) -> {});
        var lower = dishonest.sign(script.cohort(), 2, script.cohort().sites(), genuine.entries());
        assertThat(script.cohort().threshold()).isEqualTo(3);
        assertBlamed(culprit, Code.MALFORMED, () -> script.cohort().check(lower));
        script.shares.put(culprit, lower);
        assertBlamed(culprit, Code.MALFORMED, () -> script.deliver(honest.subList(0, 1)));
    }

    /** The same secrets give other keys in another session, for another purpose, another pair and the other direction. */
    @Test
    void keyDerivationWithoutSaltOrInfo() {
        var keys = new ArrayList<String>();
        for (var session : List.of(SESSION, Federation.hash("other session"))) {
            for (var peer : List.of(B, new SiteId("c"))) {
                keys.add(hex(Mask.pair(secret(), secret(), secret(), session, A, peer)
                        .key()));
                keys.add(hex(ShareBox.channelKey(secret(), secret(), session, A, peer)));
                keys.add(hex(ShareBox.channelKey(secret(), secret(), session, peer, A)));
            }
            keys.add(hex(Mask.self(secret(), session).key()));
        }
        var contexts = List.of(SESSION, Federation.hash("other context"));
        contexts.forEach(context ->
                keys.add(Seeds.maskKey(secret(), context).publicKey().x25519().hex()));
        assertThat(keys).hasSize(16).doesNotHaveDuplicates();
    }

    /** Masks of the widest values leave exactly their sum, and the service refuses what is not a multiple of a value's width. */
    @Test
    void floatMasksThatNeitherHideNorCancelExactly() {
        for (var width : RingWidth.values()) {
            var extreme = new Federation(4, 0, new VectorLayout(33, width, 2));
            var script = new RoundScript(extreme, 5);
            var survivors = extreme.sites().subList(0, 3);
            script.advertise(extreme.sites());
            script.share(extreme.sites());
            script.deliver(extreme.sites());
            script.mask(survivors);
            script.agree(survivors);
            script.unmask(survivors);
            assertThat(script.sum().values(0, 33)).isEqualTo(extreme.plainValues(survivors));
        }
    }

    /** Moving a byte from one field or element to its neighbour gives another hash. */
    @Test
    void listHashesWithoutSeparators() {
        var hashes = List.of(
                Encoder.labelled("list").text("ab").text("c").sha256(),
                Encoder.labelled("list").text("a").text("bc").sha256(),
                Encoder.labelled("list").text("abc").text("").sha256(),
                Encoder.labelled("lista").text("b").text("c").sha256(),
                Roster.hash(List.of()),
                Roster.hash(List.of(SESSION)),
                Roster.hash(List.of(SESSION, SESSION)),
                Survivors.hash(List.of(SESSION)),
                Federation.contextOf("ab", "c", 1, 1, "m", "p").hash(),
                Federation.contextOf("a", "bc", 1, 1, "m", "p").hash());
        assertThat(hashes).doesNotHaveDuplicates();
    }

    /** Every site has keys of its own, and what is dealt to one opens for no other. */
    @Test
    void oneSecretKeySharedByAllSites() {
        var culprit = sites.get(2);
        var curious = new DishonestSite(federation, culprit);
        var script = new RoundScript(federation, 1);
        var honest = sites.stream().filter(site -> !site.equals(culprit)).toList();
        script.advertise(honest);
        script.advertised.put(culprit, curious.advertise());
        script.share(honest);
        var keys = new HashSet<HybridPublicKey>();
        script.advertised.values().forEach(message -> {
            keys.add(message.maskKey());
            keys.add(message.channelKey());
        });
        assertThat(keys).hasSize(10);
        var forOther = script.dealt().delivery(sites.get(0), sites.get(1));
        var key = curious.channelKeyFrom(script.cohort(), forOther);
        var session = script.cohort().session();
        for (var holder : List.of(sites.get(1), culprit)) {
            assertThat(forOther.entry().open(key, session, sites.get(0), holder))
                    .isEmpty();
        }
        var forItself = script.dealt().delivery(sites.get(0), culprit);
        var own = curious.channelKeyFrom(script.cohort(), forItself);
        assertThat(forItself.entry().open(own, session, sites.get(0), culprit)).isPresent();
    }

    /** Two of five sites may go, whenever they like. */
    @Test
    void noDropoutTolerance() {
        var rest = sites.subList(0, 3);
        for (var sharing : List.of(sites, sites.subList(0, 4), rest)) {
            var sum = RoundScript.play(federation, sharing, rest, rest, 2);
            assertThat(sum.values(0, 4)).isEqualTo(federation.plainValues(rest));
            assertThat(sum.limbs()).isEqualTo(federation.plainLimbs(rest));
        }
        var sum = RoundScript.play(federation, sites, sites, rest, 3);
        assertThat(sum.values(0, 4)).isEqualTo(federation.plainValues(sites));
    }

    private RoundScript playUntilUnmasked(List<SiteId> survivors) {
        var script = new RoundScript(federation, 9);
        script.advertise(sites);
        script.share(sites);
        script.deliver(sites);
        script.mask(survivors);
        script.agree(survivors);
        script.unmask(survivors);
        return script;
    }

    private static SecretBytes secret() {
        return SecretBytes.owning(Federation.hash("secret").toByteArray());
    }

    private static String hex(SecretBytes secret) {
        return ByteString.of(secret.openSecret()).hex();
    }
}
