package io.covalence.secagg.attack;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.DishonestSite;
import io.covalence.secagg.Federation;
import io.covalence.secagg.HybridPublicKey;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.Randomness;
import io.covalence.secagg.RoundScript;
import io.covalence.secagg.SecretBytes;
import io.covalence.secagg.SeededRandom;
import io.covalence.secagg.cohort.Cohort;
import io.covalence.secagg.internal.HybridKey;
import io.covalence.secagg.internal.Mask;
import io.covalence.secagg.internal.Seeds;
import io.covalence.secagg.internal.ShareBox;
import io.covalence.secagg.message.Advertise;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What other systems got wrong about keys and seeds, each tried here and named for the mistake. */
final class OthersKeyMistakesTest extends OthersScene {
    private static final ByteString OTHER_SESSION = Federation.hash("other session");
    private static final SiteId BETA = new SiteId("beta");

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
}
