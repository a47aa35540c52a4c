package io.covalence.secagg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a masked update shows by itself, and what its masks depend on. */
final class MaskingTest {
    /** 99.9999 % quantile of chi-square with 255 degrees of freedom (Wilson-Hilferty). */
    private static final double BYTES_LIMIT = 377.1;

    private static final int WORDS = 1 << 18;
    private static final int SAMPLE = 4096;

    @Test
    void maskedVectorAloneIsUniform() {
        var federation = new Federation(3, 0, new VectorLayout(WORDS, RingWidth.BITS_32, 0));
        var script = maskedRound(federation, 31);
        for (var site : federation.sites()) {
            var chunk = RoundScript.require(script.masked, site).chunk(0);
            for (int lane = 0; lane < 4; lane++) {
                assertThat(chiSquare(chunk, lane))
                        .as("byte %s of the words", lane)
                        .isLessThan(BYTES_LIMIT);
            }
            assertThat(chiSquare(differences(chunk), 3))
                    .as("differences of neighbours")
                    .isLessThan(BYTES_LIMIT);
        }
    }

    /** In every ring, limbs included; too even is as suspicious as too uneven. */
    @ParameterizedTest
    @EnumSource
    void maskedVectorHidesWhetherItIsZeroOrLarge(RingWidth width) {
        var federation = new Federation(3, 0, new VectorLayout(WORDS, width, 1 << 12));
        var script = new RoundScript(federation, 32);
        script.advertise(federation.sites());
        script.share(federation.sites());
        script.deliver(federation.sites());
        long most = Long.MAX_VALUE >> (Long.SIZE - width.bits());
        long[] hidden = {0, most, -most - 1};
        for (int i = 0; i < hidden.length; i++) {
            var values = new long[WORDS];
            Arrays.fill(values, hidden[i]);
            var limbs = new long[1 << 12];
            Arrays.fill(limbs, hidden[i]);
            var masked = RoundScript.require(script.readyToMask, federation.site(i))
                    .mask(EncodedVector.of(federation.layout(), values, limbs));
            byte[] chunk = masked.message().chunk(0);
            byte[] ofLimbs = Arrays.copyOfRange(chunk, chunk.length - Long.BYTES * limbs.length, chunk.length);
            for (byte[] part : List.of(chunk, ofLimbs)) {
                assertThat(Randomness.chiSquareOfBytes(part))
                        .as("a vector of %s", hidden[i])
                        .isBetween(
                                Randomness.chiSquareQuantile(255, -Randomness.ONE_IN_A_MILLION),
                                Randomness.chiSquareQuantile(255, Randomness.ONE_IN_A_MILLION));
            }
        }
    }

    @Test
    void identicalRoundsGiveIndependentVectors() {
        var federation = new Federation(3, 0, new VectorLayout(WORDS, RingWidth.BITS_32, 0));
        var first = maskedRound(federation, 41);
        var second = maskedRound(federation, 42);
        for (var site : federation.sites()) {
            var difference = RoundScript.require(first.masked, site).chunk(0).clone();
            io.covalence.secagg.internal.Lanes.subtract(
                    RingWidth.BITS_32,
                    difference,
                    0,
                    RoundScript.require(second.masked, site).chunk(0),
                    0,
                    difference.length);
            for (int lane = 0; lane < 4; lane++) {
                assertThat(chiSquare(difference, lane)).isLessThan(BYTES_LIMIT);
            }
        }
    }

    static List<RoundContext> otherContexts() {
        return List.of(
                Federation.contextOf("tenant2", "study", 1, 1, "model", "plan"),
                Federation.contextOf("tenant", "study2", 1, 1, "model", "plan"),
                Federation.contextOf("tenants", "tudy", 1, 1, "model", "plan"),
                Federation.contextOf("tenant", "study", 2, 1, "model", "plan"),
                Federation.contextOf("tenant", "study", 1, 2, "model", "plan"),
                Federation.contextOf("tenant", "study", 1, 1, "model2", "plan"),
                Federation.contextOf("tenant", "study", 1, 1, "model", "plan2"),
                new RoundContext(
                        "tenant",
                        "study",
                        "run",
                        Federation.hash("charter2"),
                        1,
                        1,
                        Federation.hash("model"),
                        Federation.hash("plan")),
                new RoundContext(
                        "tenant",
                        "study",
                        "run2",
                        Federation.hash("charter"),
                        1,
                        1,
                        Federation.hash("model"),
                        Federation.hash("plan")));
    }

    /** The randomness is the same in both rounds, so nothing but the context can tell the masks apart. */
    @ParameterizedTest
    @MethodSource("otherContexts")
    void anyChangeOfTheContextChangesAllMasks(RoundContext other) {
        var layout = new VectorLayout(SAMPLE, RingWidth.BITS_32, 0);
        var here = maskedRound(new Federation(4, 0, layout), 51);
        var there = maskedRound(new Federation(4, 0, layout, other), 51);
        for (var site : here.federation.sites()) {
            int same = equalWords(
                    RoundScript.require(here.masked, site).chunk(0),
                    RoundScript.require(there.masked, site).chunk(0));
            assertThat(same).as("equal words of %s by chance", SAMPLE).isLessThan(2);
        }
    }

    @Test
    void sameRandomnessAndContextGiveTheSameMasks() {
        var layout = new VectorLayout(SAMPLE, RingWidth.BITS_32, 0);
        var here = maskedRound(new Federation(4, 0, layout), 51);
        var there = maskedRound(new Federation(4, 0, layout), 51);
        var site = here.federation.site(2);
        assertThat(RoundScript.require(here.masked, site).chunk(0))
                .isEqualTo(RoundScript.require(there.masked, site).chunk(0));
    }

    private static RoundScript maskedRound(Federation federation, long seed) {
        var script = new RoundScript(federation, seed);
        script.advertise(federation.sites());
        script.share(federation.sites());
        script.deliver(federation.sites());
        script.mask(federation.sites());
        return script;
    }

    private static double chiSquare(byte[] bytes, int lane) {
        var counts = new int[256];
        for (int i = lane; i < bytes.length; i += 4) {
            counts[bytes[i] & 0xff]++;
        }
        double expected = bytes.length / 4.0 / 256;
        double sum = 0;
        for (int count : counts) {
            sum += (count - expected) * (count - expected) / expected;
        }
        return sum;
    }

    private static byte[] differences(byte[] bytes) {
        var words = ByteBuffer.wrap(bytes).asIntBuffer();
        var target = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < words.limit(); i++) {
            target.putInt(words.get(i) - words.get((i + 1) % words.limit()));
        }
        return target.array();
    }

    private static int equalWords(byte[] first, byte[] second) {
        var left = ByteBuffer.wrap(first).asIntBuffer();
        var right = ByteBuffer.wrap(second).asIntBuffer();
        int same = 0;
        for (int i = 0; i < left.limit(); i++) {
            same += left.get(i) == right.get(i) ? 1 : 0;
        }
        return same;
    }
}
