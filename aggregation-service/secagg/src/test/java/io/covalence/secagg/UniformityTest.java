package io.covalence.secagg;

import static io.covalence.secagg.Randomness.ONE_IN_A_MILLION;
import static io.covalence.secagg.Randomness.chiSquareQuantile;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.SiteId;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * A masked vector alone looks like noise though what it hides is as regular as can be, and two rounds have nothing in common.
 * Seeded, so that the bounds, which chance passes once in a million tries, never fail by chance.
 */
final class UniformityTest {
    private static final int WORDS = 1 << 19;

    private final Federation federation = new Federation(3, 0, new VectorLayout(WORDS, RingWidth.BITS_32, 0));
    private final SiteId site = federation.site(1);

    @Test
    void bytesAndPairsOfBytesOccurEquallyOften() {
        byte[] masked = maskedConstant(61);
        assertUniform(masked);
        assertThat(Randomness.chiSquareOfBytes(clear()))
                .as("of the clear vector")
                .isGreaterThan(1e6);
    }

    @Test
    void wordsDoNotCorrelateWithTheirSuccessors() {
        double[] masked = Arrays.stream(Randomness.words(maskedConstant(61)))
                .asDoubleStream()
                .toArray();
        for (int lag : new int[] {1, 2, 3, 4, 8, 16, 64, 4096}) {
            assertThat(Randomness.serialCorrelation(masked, lag))
                    .as("lag %s", lag)
                    .isBetween(-Randomness.serialCorrelationBound(WORDS), Randomness.serialCorrelationBound(WORDS));
        }
    }

    @Test
    void bytesDoNotCorrelateWithTheirSuccessors() {
        byte[] masked = maskedConstant(61);
        double[] values = new double[masked.length];
        Arrays.setAll(values, i -> masked[i]);
        double bound = Randomness.serialCorrelationBound(values.length);
        assertThat(Randomness.serialCorrelation(values, 1)).isBetween(-bound, bound);
        assertThat(Randomness.serialCorrelation(values, 16))
                .as("a block of the cipher later")
                .isBetween(-bound, bound);
    }

    @Test
    void differenceAndExclusiveOrOfTwoIdenticalRoundsAreUniformToo() {
        byte[] first = maskedConstant(61);
        byte[] second = maskedConstant(62);
        byte[] difference = first.clone();
        io.covalence.secagg.internal.Lanes.subtract(RingWidth.BITS_32, difference, 0, second, 0, difference.length);
        assertUniform(difference);
        byte[] exclusiveOr = first.clone();
        for (int i = 0; i < exclusiveOr.length; i++) {
            exclusiveOr[i] ^= second[i];
        }
        assertUniform(exclusiveOr);
    }

    @Test
    void vectorsOfTwoSitesInOneRoundAreIndependent() {
        var round = round(61);
        byte[] difference =
                RoundScript.require(round.masked, federation.site(0)).chunk(0).clone();
        byte[] other = RoundScript.require(round.masked, federation.site(1)).chunk(0);
        io.covalence.secagg.internal.Lanes.subtract(RingWidth.BITS_32, difference, 0, other, 0, difference.length);
        assertUniform(difference);
    }

    /** As printed in tables: chi-square with 255 degrees of freedom stays below 310.5 with probability 0.99. */
    @Test
    void quantilesAreThoseOfTheTables() {
        assertThat(chiSquareQuantile(255, 2.3263)).isBetween(310.2, 310.7);
        assertThat(chiSquareQuantile(10, 1.6449)).isBetween(18.25, 18.36);
    }

    private static void assertUniform(byte[] bytes) {
        assertWithin(bytes, Randomness::chiSquareOfBytes, 255);
        assertWithin(bytes, Randomness::chiSquareOfPairs, 65_535);
    }

    /** Too even is as suspicious as too uneven. */
    private static void assertWithin(byte[] bytes, ToDoubleFunction<byte[]> statistic, int freedom) {
        assertThat(statistic.applyAsDouble(bytes))
                .as("chi-square with %s degrees of freedom", freedom)
                .isBetween(chiSquareQuantile(freedom, -ONE_IN_A_MILLION), chiSquareQuantile(freedom, ONE_IN_A_MILLION));
    }

    private byte[] maskedConstant(long seed) {
        return RoundScript.require(round(seed).masked, site).chunk(0);
    }

    private byte[] clear() {
        return new byte[WORDS * Integer.BYTES];
    }

    private RoundScript round(long seed) {
        var script = new RoundScript(federation, seed);
        script.advertise(federation.sites());
        script.share(federation.sites());
        script.deliver(federation.sites());
        for (var member : federation.sites()) {
            var step = RoundScript.require(script.readyToMask, member)
                    .mask(EncodedVector.of(federation.layout(), new long[WORDS], new long[0]));
            script.masked.put(member, step.message());
        }
        return script;
    }
}
