package io.covalence.secagg.fixedpoint;

import static io.covalence.secagg.Violations.assertRefused;
import static io.covalence.secagg.fixedpoint.EncodedUpdates.ROUND;
import static io.covalence.secagg.fixedpoint.EncodedUpdates.add;
import static io.covalence.secagg.fixedpoint.EncodedUpdates.clipped;
import static io.covalence.secagg.fixedpoint.EncodedUpdates.clipping;
import static io.covalence.secagg.fixedpoint.EncodedUpdates.encoding;
import static io.covalence.secagg.fixedpoint.EncodedUpdates.gaussian;
import static io.covalence.secagg.fixedpoint.EncodedUpdates.mean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.SeededRandom;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes back of updates that were encoded and summed. */
final class UpdateEncodingTest {
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

    private static FixedPoint bounded(double bound) {
        return new FixedPoint(100, bound, 1000, 20, RingWidth.BITS_16);
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
}
