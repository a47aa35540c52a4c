package io.covalence.secagg.fixedpoint;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.Federation;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.SeededRandom;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UpdateEncodingTest {
    private static final RoundContext ROUND = Federation.contextOf("tenant", "study", 1, 1, "model", "plan");

    @Test
    void clippingKeepsTheDirectionAndReachesTheNorm() {
        var clipped = encoding(1, 10, 2).clip(new float[] {3, 4});
        assertThat(clipped[0]).isCloseTo(0.6, within(1e-15));
        assertThat(clipped[1]).isCloseTo(0.8, within(1e-15));
        assertThat(encoding(5, 10, 2).clip(new float[] {3, 4})).containsExactly(3, 4);
        assertThat(encoding(5, 3.5, 2).clip(new float[] {3, 4})).containsExactly(3, 3.5);
        assertThat(encoding(5, 3.5, 3).clip(new float[3])).containsExactly(0, 0, 0);
    }

    /** Ten million equal values: a norm summed in float would stop growing near 2^24 terms. */
    @Test
    void normOfALongVectorIsExact() {
        var update = new float[10_000_000];
        Arrays.fill(update, 0.1f);
        double norm = 0.1f * Math.sqrt(10_000_000);
        var clipped = encoding(norm / 2, 1, update.length).clip(update);
        assertThat(clipped[9_999_999]).isCloseTo(0.1f / 2, within(1e-9));
    }

    @Test
    void whatIsClippedIsCounted() {
        assertThat(clipping(encoding(5, 10, 4), 0, 3, 4, 0)).isEqualTo(new ClipCounts(false, 0));
        assertThat(clipping(encoding(4.9, 10, 4), 0, 3, 4, 0)).isEqualTo(new ClipCounts(true, 0));
        assertThat(clipping(encoding(5, 3, 4), 0, -3, 4, 0)).isEqualTo(new ClipCounts(false, 1));
        assertThat(clipping(encoding(5, 2, 4), 0, -3, 4, 0)).isEqualTo(new ClipCounts(false, 2));
        assertThat(clipping(encoding(2.5, 1, 4), 0, -3, 4, 0)).isEqualTo(new ClipCounts(true, 2));
    }

    /** One coordinate of 8 in a block of 1024 is 1024 coordinates of 0.25. */
    @Test
    void inANarrowRingRotatedCoordinatesAreClippedAndCounted() {
        var update = new float[1000];
        update[7] = 8;
        assertThat(clipping(encoding(RingWidth.BITS_16, 10, 0.2501, 5, 1000), update))
                .isEqualTo(new ClipCounts(false, 0));
        assertThat(clipping(encoding(RingWidth.BITS_16, 10, 0.2499, 5, 1000), update))
                .isEqualTo(new ClipCounts(false, 1024));
    }

    @ParameterizedTest
    @EnumSource(RingWidth.class)
    void updateThatIsNotOneOfTheModelIsRefused(RingWidth width) {
        var encoding = encoding(width, 10, 1, 5, 5);
        for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            for (int index = 0; index < 5; index++) {
                var update = new float[5];
                update[index] = value;
                assertThat(assertRefused(Code.OUT_OF_RANGE, () -> clipping(encoding, update)))
                        .hasMessageContaining("value " + index + " ");
            }
        }
        assertRefused(Code.OUT_OF_RANGE, () -> clipping(encoding, new float[4]));
        assertRefused(Code.OUT_OF_RANGE, () -> clipping(encoding, new float[6]));
        var target = new EncodedVector.Writer(encoding.layout(0));
        var random = new SeededRandom(1);
        assertRefused(Code.OUT_OF_RANGE, () -> encoding.encode(new float[5], 1001, random, target));
        assertRefused(Code.OUT_OF_RANGE, () -> encoding.encode(new float[5], 0, random, target));
    }

    /** A float's largest value squared is far from a double's, and the clipped update is finite. */
    @Test
    void largestUpdateThereIsIsClipped() {
        var update = new float[100];
        Arrays.fill(update, Float.MAX_VALUE);
        assertThat(encoding(1, 1, 100).clip(update)[99]).isCloseTo(0.1, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(RingWidth.class)
    void weightedMeanOfSitesComesBack(RingWidth width) {
        int parameters = 40_001;
        var encoding = encoding(width, 200, 6, 200, parameters);
        var random = new SplittableRandom(8);
        var sums = new long[encoding.layout(0).values()];
        var expected = new double[parameters];
        long weights = 0;
        for (long rows : new long[] {10, 500, 5000}) {
            var update = gaussian(random, parameters, 0.9);
            long weight = encoding.fixedPoint().weight(rows);
            add(sums, encoding, update, weight, rows);
            weights += weight;
            for (int i = 0; i < parameters; i++) {
                expected[i] += (double) update[i] * weight;
            }
        }
        var mean = mean(encoding, sums, weights, 3);
        // A step is 1 / scale of the largest weight; each site is off by one at most, in some rotated coordinate
        double step = 16 / encoding.fixedPoint().scale() / weights;
        for (int i = 0; i < parameters; i++) {
            assertThat(mean[i]).isCloseTo(expected[i] / weights, within(3 * step + 1e-12));
        }
    }

    /**
     * The error of the mean is that of rounding and of nothing else. A value with fraction f is rounded with variance f (1 - f);
     * over fractions that are evenly spread, as a weight of 13 sixteenths makes them, 1/6. The sum of n sites has n/6, in steps
     * of which 13/16 n s make one; and as a rotation keeps lengths, so has each parameter of the mean. The mean square over 2^17
     * parameters is known to sqrt(2 / 2^17) = 0.4 %. With fewer sites a step of 32 bits is finer than a float, and not every fraction
     * occurs.
     *
     * @param error root mean square, beside values of deviation 1 and a bound of 5
     */
    @ParameterizedTest
    @CsvSource({
        "BITS_16,5,2.2e-4",
        "BITS_16,10,3.1e-4",
        "BITS_16,20,4.4e-4",
        "BITS_16,50,5.6e-4",
        "BITS_32,20,6.7e-9",
        "BITS_32,50,8.5e-9"
    })
    void errorOfTheMeanIsThatOfStochasticRounding(RingWidth width, int sites, double error) {
        int parameters = 1 << 17;
        var encoding = encoding(width, 400, 5, sites, parameters);
        var random = new SplittableRandom(sites);
        var sums = new long[parameters];
        var expected = new double[parameters];
        for (int site = 0; site < sites; site++) {
            var update = gaussian(random, parameters, 1);
            assertThat(add(sums, encoding, update, 13, site))
                    .isEqualTo(new ClipCounts(false, clipped(encoding, update)));
            var counted = encoding.clip(update);
            for (int i = 0; i < parameters; i++) {
                expected[i] += counted[i] / sites;
            }
        }
        double squares = squares(mean(encoding, sums, 13L * sites, sites), expected);
        double predicted = parameters
                * sites
                / 6.0
                / Math.pow(0.8125 * sites * encoding.fixedPoint().scale(), 2);
        assertThat(squares / predicted).isCloseTo(1, within(0.03));
        assertThat(Math.sqrt(squares / parameters) / error).isCloseTo(1, within(0.03));
    }

    /**
     * What the rotation is for: one parameter in 10,000 is a thousand times the others. Without it the bound has to let the
     * largest through, and the step that is left is larger than the small ones are.
     */
    @Test
    void rotationMakesSixteenBitsServeAnUpdateWithOutliers() {
        int parameters = 1 << 16;
        int sites = 20;
        var random = new SplittableRandom(11);
        var update = gaussian(random, parameters, 0.001);
        for (int i = 0; i < parameters; i += 10_000) {
            update[i] = 1;
        }
        double plain = relativeError(
                new UpdateEncoding(bounded(1), new NoRotation(), parameters), update, sites, new ClipCounts(false, 0));
        double rotated = relativeError(
                UpdateEncoding.of(bounded(0.06), ROUND, parameters), update, sites, new ClipCounts(false, 0));
        assertThat(rotated).isLessThan(plain / 10);
    }

    /** Every site at the bound and the largest weight, in the ring itself: the sum is the one over unbounded integers. */
    @ParameterizedTest
    @CsvSource({"BITS_16,1", "BITS_16,-1", "BITS_32,1", "BITS_32,-1", "BITS_64,1", "BITS_64,-1"})
    void largestCohortAtTheBoundSumsExactlyInItsRing(RingWidth width, int sign) {
        int cohort = 200;
        var fixedPoint = new FixedPoint(1e6, 0.7, 1000, cohort, width);
        var encoding = new UpdateEncoding(fixedPoint, new NoRotation(), 8);
        var update = new float[8];
        Arrays.fill(update, sign * 0.75f);
        var inRing = new long[8];
        var exact = new BigInteger[8];
        Arrays.fill(exact, BigInteger.ZERO);
        for (int site = 0; site < cohort; site++) {
            var one = new long[8];
            assertThat(add(one, encoding, update, 16, site)).isEqualTo(new ClipCounts(false, 8));
            for (int i = 0; i < 8; i++) {
                inRing[i] = ((inRing[i] + one[i]) << (64 - width.bits())) >> (64 - width.bits());
                exact[i] = exact[i].add(BigInteger.valueOf(one[i]));
            }
        }
        for (int i = 0; i < 8; i++) {
            assertThat(inRing[i]).isEqualTo(exact[i].longValueExact());
        }
        assertThat(mean(encoding, inRing, 16L * cohort, cohort)[0])
                .isCloseTo(sign * 0.7, within(1 / fixedPoint.scale() + 1e-15));
    }

    @ParameterizedTest
    @EnumSource(RingWidth.class)
    void sumThatNoCohortCanMakeIsRefused(RingWidth width) {
        var fixedPoint = new FixedPoint(10, 0.3, 1000, 200, width);
        var encoding = new UpdateEncoding(fixedPoint, new NoRotation(), 2);
        long largest = 3 * fixedPoint.largestValue();
        var mean = encoding.mean(48, 3);
        mean.of(0, new long[] {largest, -largest}, 2);
        for (long wrong : new long[] {largest + 1, -largest - 1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertThat(assertRefused(Code.OUT_OF_RANGE, () -> mean.of(0, new long[] {0, wrong}, 2)))
                    .hasMessageContaining("sum 1 ");
        }
        assertRefused(Code.OUT_OF_RANGE, () -> encoding.mean(49, 3));
        assertRefused(Code.OUT_OF_RANGE, () -> encoding.mean(2, 3));
        assertRefused(Code.OUT_OF_RANGE, () -> encoding.mean(48, 201));
        assertRefused(Code.OUT_OF_RANGE, () -> encoding.mean(48, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, 16_385, 2_500_000})
    void everyChunkBeginsWithAWholeStretch(int parameters) {
        for (var width : RingWidth.values()) {
            var encoding = encoding(width, 1, 1, 50, parameters);
            var layout = encoding.layout(3);
            assertThat(layout.values()).isBetween(parameters, parameters + Math.max(1023, parameters / 16));
            for (int chunk = 0; chunk < layout.chunkCount(); chunk++) {
                if (layout.valueCount(chunk) > 0) {
                    assertThat(layout.firstValue(chunk) % encoding.segment()).isZero();
                }
            }
        }
    }

    /** The last segment of 20,000 parameters is a short one; every chunk of 2.5 million begins with a whole turn. */
    @ParameterizedTest
    @CsvSource({"BITS_16, 20000", "BITS_32, 20000", "BITS_64, 20000", "BITS_16, 2500000", "BITS_64, 600000"})
    void twoVectorsTakeTurnsAndEachHasItsOwnBoundsAndWeights(RingWidth width, int parameters) {
        var first = new FixedPoint(1e4, 10, 1000, 3, width);
        var second = new FixedPoint(1e4, 5, 1000, 3, width);
        var encoding = UpdateEncoding.of(List.of(first, second), ROUND, parameters);
        var layout = encoding.layout(1);
        int turn = 2 * encoding.segment();
        for (int chunk = 0; chunk < layout.chunkCount(); chunk++) {
            assertThat(layout.valueCount(chunk) == 0 ? 0 : layout.firstValue(chunk) % turn)
                    .isZero();
        }
        var random = new SplittableRandom(2);
        var ones = gaussian(random, parameters, 1);
        var others = gaussian(random, parameters, 0.5);
        var sums = new long[layout.values()];
        add(sums, encoding, List.of(ones, others), new long[] {4, 16});
        add(sums, encoding, List.of(ones, ones), new long[] {8, 16});

        var means = List.of(encoding.mean(0, 12, 2), encoding.mean(1, 32, 2));
        var errors = new double[2];
        for (int at = 0; at < sums.length; at += turn) {
            int count = Math.min(turn, sums.length - at) / 2;
            for (int vector = 0; vector < 2; vector++) {
                var values = Arrays.copyOfRange(sums, at + vector * count, at + (vector + 1) * count);
                var mean = means.get(vector).of(at / 2, values, count);
                for (int i = 0; i < mean.length; i++) {
                    float one = ones[at / 2 + i];
                    double expected = vector == 0 ? one : (one + (double) others[at / 2 + i]) / 2;
                    errors[vector] += (mean[i] - expected) * (mean[i] - expected);
                }
            }
        }
        // A step of 16 bits is 10 / 2^13, of which rounding at random leaves less than one of each site
        double step = width == RingWidth.BITS_16 ? 2e-3 : 1e-6;
        assertThat(Math.sqrt(errors[0] / parameters)).isLessThan(3 * step);
        assertThat(Math.sqrt(errors[1] / parameters)).isLessThan(3 * step);
    }

    @Test
    void noTwoVectorsAreRotatedAlike() {
        var point = new FixedPoint(1e3, 10, 1000, 3, RingWidth.BITS_16);
        var encoding = UpdateEncoding.of(List.of(point, point), ROUND, 1024);
        var update = gaussian(new SplittableRandom(3), 1024, 1);
        var sums = new long[encoding.layout(1).values()];

        add(sums, encoding, List.of(update, update), new long[] {16, 16});

        assertThat(Arrays.copyOf(sums, 1024)).isNotEqualTo(Arrays.copyOfRange(sums, 1024, 2048));
    }

    @Test
    void threeVectorsOrVectorsOfTwoRingsAreRefused() {
        var narrow = new FixedPoint(1, 1, 1000, 3, RingWidth.BITS_16);
        var wide = new FixedPoint(1, 1, 1000, 3, RingWidth.BITS_32);
        assertThatThrownBy(() -> UpdateEncoding.of(List.of(wide, wide, wide), ROUND, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UpdateEncoding.of(List.of(wide, narrow), ROUND, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static UpdateEncoding encoding(double clipNorm, double bound, int parameters) {
        return encoding(RingWidth.BITS_32, clipNorm, bound, 3, parameters);
    }

    private static UpdateEncoding encoding(RingWidth width, double clipNorm, double bound, int cohort, int parameters) {
        return UpdateEncoding.of(new FixedPoint(clipNorm, bound, 1000, cohort, width), ROUND, parameters);
    }

    private static FixedPoint bounded(double bound) {
        return new FixedPoint(100, bound, 1000, 20, RingWidth.BITS_16);
    }

    private static ClipCounts clipping(UpdateEncoding encoding, float... update) {
        var target = new EncodedVector.Writer(encoding.layout(1));
        return encoding.encode(update, 1, new SeededRandom(1), target);
    }

    /** Encodes an update and adds its integers, read from the vector's bytes. */
    private static ClipCounts add(long[] sums, UpdateEncoding encoding, float[] update, long weight, long seed) {
        var target = new EncodedVector.Writer(encoding.layout(1));
        var clipping = encoding.encode(update, weight, new SeededRandom(seed), target);
        add(sums, target);
        return clipping;
    }

    private static void add(long[] sums, UpdateEncoding encoding, List<float[]> vectors, long[] weights) {
        var target = new EncodedVector.Writer(encoding.layout(1));
        encoding.encode(vectors, weights, new SeededRandom(weights[0]), target);
        add(sums, target);
    }

    private static void add(long[] sums, EncodedVector.Writer target) {
        var vector = target.finish(new long[1]);
        var layout = vector.layout();
        var chunks = vector.takeChunks();
        for (int chunk = 0; chunk < chunks.length; chunk++) {
            for (int i = 0; i < layout.valueCount(chunk); i++) {
                sums[layout.firstValue(chunk) + i] += little(chunks[chunk], i, layout.width());
            }
        }
    }

    private static long little(byte[] bytes, int index, RingWidth width) {
        long value = 0;
        for (int i = width.bytes() - 1; i >= 0; i--) {
            value = value << 8 | (bytes[index * width.bytes() + i] & 0xff);
        }
        return value << (64 - width.bits()) >> (64 - width.bits());
    }

    private static double[] mean(UpdateEncoding encoding, long[] sums, long weight, int survivors) {
        var mean = encoding.mean(weight, survivors);
        var result = new double[sums.length];
        int length = 0;
        for (int first = 0; first < sums.length; first += encoding.segment()) {
            int count = Math.min(encoding.segment(), sums.length - first);
            var part = mean.of(first, Arrays.copyOfRange(sums, first, first + count), count);
            System.arraycopy(part, 0, result, first, part.length);
            length = first + part.length;
        }
        return Arrays.copyOf(result, length);
    }

    /** Coordinates of a normal update that lie past the bound, five times their deviation: counted the long way. */
    private static long clipped(UpdateEncoding encoding, float[] update) {
        var rotation = Rotation.of(encoding.fixedPoint().width(), ROUND, update.length);
        long past = 0;
        for (int first = 0; first < update.length; first += rotation.segment()) {
            var values = new double[rotation.segment()];
            for (int i = 0; i < values.length; i++) {
                values[i] = update[first + i];
            }
            rotation.rotate(first / rotation.segment(), values);
            past += Arrays.stream(values).filter(value -> Math.abs(value) > 5).count();
        }
        return past;
    }

    private static double relativeError(UpdateEncoding encoding, float[] update, int sites, ClipCounts expected) {
        var sums = new long[encoding.layout(0).values()];
        for (int site = 0; site < sites; site++) {
            assertThat(add(sums, encoding, update, 16, site)).isEqualTo(expected);
        }
        var exact = new double[update.length];
        Arrays.setAll(exact, i -> update[i]);
        return Math.sqrt(squares(mean(encoding, sums, 16L * sites, sites), exact));
    }

    private static double squares(double[] values, double[] expected) {
        assertThat(values).hasSameSizeAs(expected);
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (values[i] - expected[i]) * (values[i] - expected[i]);
        }
        return sum;
    }

    private static float[] gaussian(SplittableRandom random, int length, double deviation) {
        var values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return values;
    }
}
