package io.covalence.secagg.fixedpoint;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.SeededRandom;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FixedPointTest {
    private static final FixedPoint PLAN = new FixedPoint(10, 1.0, 1000, 200, RingWidth.BITS_32);

    @ParameterizedTest
    @CsvSource({
        "2147483647,1",
        "1.0,3",
        "1.0,200",
        "0.1,10",
        "7.3,255",
        "1e-6,50",
        "1e6,255",
        "1.0,1",
        "1.5,200",
        "1e4,255"
    })
    void scaleIsTheLargestPowerOfTwoThatCannotOverflow(double bound, int cohort) {
        for (var width : RingWidth.values()) {
            var fixedPoint = new FixedPoint(1, bound, 1, cohort, width);
            double scale = fixedPoint.scale();
            var limit = new BigDecimal(BigInteger.TWO.pow(width.bits() - 1));
            assertThat(sumAtMost(bound, cohort, scale)).isLessThan(limit);
            assertThat(sumAtMost(bound, cohort, 2 * scale)).isGreaterThanOrEqualTo(limit);
            assertThat(Math.scalb(1.0, Math.getExponent(scale))).isEqualTo(scale);
            assertThat(Math.scalb(1.0, fixedPoint.resolutionBits())).isLessThanOrEqualTo(bound * scale);
            assertThat(Math.scalb(1.0, fixedPoint.resolutionBits() + 1)).isGreaterThan(bound * scale);
        }
    }

    /**
     * Two hundred sites leave 2^31 / 200 = 10,737,418 for a site; 2^23 is the largest power of two below. 2^15 / 200 = 163 and
     * 2^63 / 200 = 4.6e16 leave 2^7 and 2^55.
     */
    @ParameterizedTest
    @CsvSource({"BITS_16,7", "BITS_32,23", "BITS_64,55"})
    void twoHundredSitesHaveThatManyBits(RingWidth width, int bits) {
        var fixedPoint = new FixedPoint(10, 1.0, 1000, 200, width);
        assertThat(fixedPoint.scale()).isEqualTo(Math.scalb(1.0, bits));
        assertThat(fixedPoint.resolutionBits()).isEqualTo(bits);
    }

    /** At the largest cohort and weight, on either side, with bounds that are and are not a power of two. */
    @ParameterizedTest
    @CsvSource({
        "BITS_16,1,200", "BITS_16,0.3,5", "BITS_16,127.5,255", "BITS_16,1,32767",
        "BITS_32,1,200", "BITS_32,0.3,5", "BITS_32,1e-6,255", "BITS_32,3.3,100000",
        "BITS_64,1,200", "BITS_64,0.3,5", "BITS_64,1e4,255", "BITS_64,1,1"
    })
    void extremeValuesOfTheLargestCohortDoNotWrapAndOnePastIsRefused(RingWidth width, double bound, int cohort) {
        var fixedPoint = new FixedPoint(10, bound, 1000, cohort, width);
        for (int sign : new int[] {1, -1}) {
            long value = fixedPoint.quantise(new double[] {sign * bound}, 1000, new SeededRandom(cohort))[0];
            assertThat(Math.abs(new BigDecimal(value).doubleValue() - sign * bound * fixedPoint.scale()))
                    .isLessThan(1);
            var largest = BigInteger.valueOf(sign * fixedPoint.largestValue());
            var sum = largest.multiply(BigInteger.valueOf(cohort));
            assertThat(width.holds(sum.longValueExact())).isTrue();
            double mean = fixedPoint.mean(new long[] {sum.longValueExact()}, 1, 1000L * cohort, cohort)[0];
            assertThat(mean).isCloseTo(sign * bound, within(1 / fixedPoint.scale() + Math.ulp(bound)));

            var past = new double[] {sign * Math.nextUp(bound)};
            assertRefused(Code.OUT_OF_RANGE, () -> fixedPoint.quantise(past, 1000, new SeededRandom(1)));
            var onePast = new long[] {sum.longValueExact() + sign};
            assertRefused(Code.OUT_OF_RANGE, () -> fixedPoint.mean(onePast, 1, 1000L * cohort, cohort));
        }
    }

    /** One more site, and the bound would no longer be proved: such a sum is not opened. */
    @ParameterizedTest
    @EnumSource(RingWidth.class)
    void oneSiteMoreThanTheLargestCohortIsRefused(RingWidth width) {
        var fixedPoint = new FixedPoint(10, 1, 1000, 200, width);
        fixedPoint.mean(new long[1], 1, 200, 200);
        assertRefused(Code.OUT_OF_RANGE, () -> fixedPoint.mean(new long[1], 1, 201, 201));
    }

    @Test
    void oneStepPastTheBoundIsRefusedWithItsIndex() {
        var values = new double[] {0, 1.0, Math.nextUp(1.0)};
        var violation = assertRefused(Code.OUT_OF_RANGE, () -> PLAN.quantise(values, 1, new SeededRandom(1)));
        assertThat(violation).hasMessageContaining("value 2 ");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void valueThatIsNoNumberIsRefusedWithItsIndex(float value) {
        var update = new float[] {1, 2, 3, value};
        assertThat(assertRefused(Code.OUT_OF_RANGE, () -> PLAN.clip(update))).hasMessageContaining("value 3 ");
        var clipped = new double[] {0, value};
        assertThat(assertRefused(Code.OUT_OF_RANGE, () -> PLAN.quantise(clipped, 1, new SeededRandom(1))))
                .hasMessageContaining("value 1 ");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void weightOfNoRowsIsRefused(long rows) {
        assertRefused(Code.OUT_OF_RANGE, () -> PLAN.weight(rows));
    }

    @Test
    void rowsAboveTheMaximumWeightCountNoMore() {
        assertThat(PLAN.weight(999)).isEqualTo(999);
        assertThat(PLAN.weight(1001)).isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(longs = {1001, 0, -1, Long.MAX_VALUE})
    void weightPastItsBoundIsRefused(long weight) {
        assertRefused(Code.OUT_OF_RANGE, () -> PLAN.quantise(new double[1], weight, new SeededRandom(1)));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "-1,1", "NaN,1", "Infinity,1", "1,0", "1,NaN", "1,1e300"})
    void boundThatLeavesNoScaleIsRefused(double clipNorm, double coordinateBound) {
        for (var width : RingWidth.values()) {
            assertRefused(Code.OUT_OF_RANGE, () -> new FixedPoint(clipNorm, coordinateBound, 1, 200, width));
        }
    }

    /** With 2^15 sites even a value of one step each could wrap. */
    @Test
    void cohortThatLeavesNoStepForASiteIsRefused() {
        new FixedPoint(1, 1, 1, (1 << 15) - 1, RingWidth.BITS_16);
        assertRefused(Code.OUT_OF_RANGE, () -> new FixedPoint(1, 1, 1, 1 << 15, RingWidth.BITS_16));
    }

    @Test
    void clippingKeepsTheDirectionAndReachesTheNorm() {
        var clipped = fixedPoint(1, 10).clip(new float[] {3, 4});
        assertThat(clipped[0]).isCloseTo(0.6, within(1e-15));
        assertThat(clipped[1]).isCloseTo(0.8, within(1e-15));
        assertThat(fixedPoint(5, 10).clip(new float[] {3, 4})).containsExactly(3, 4);
        assertThat(fixedPoint(5, 3.5).clip(new float[] {3, 4})).containsExactly(3, 3.5);
        assertThat(PLAN.clip(new float[3])).containsExactly(0, 0, 0);
    }

    /** Ten million equal values: a norm summed in float would stop growing near 2^24 terms. */
    @Test
    void normOfALongVectorIsExact() {
        var update = new float[10_000_000];
        Arrays.fill(update, 0.1f);
        double norm = 0.1f * Math.sqrt(10_000_000);
        var clipped = fixedPoint(norm / 2, 1).clip(update);
        assertThat(clipped[9_999_999]).isCloseTo(0.1f / 2, within(1e-9));
    }

    /** The mean of 10^6 roundings of a value that lies at 0.3 of a step: standard error sqrt(0.21 / 10^6) = 4.6e-4. */
    @ParameterizedTest
    @ValueSource(longs = {0, 7, -8})
    void roundingIsRandomAndFair(long whole) {
        var values = new double[1_000_000];
        Arrays.fill(values, (whole + 0.3) / PLAN.scale());
        var rounded = PLAN.quantise(values, 1000, new SeededRandom(6));
        assertThat(Arrays.stream(rounded).distinct()).containsExactlyInAnyOrder(whole, whole + 1);
        assertThat(Arrays.stream(rounded).average().orElseThrow()).isCloseTo(whole + 0.3, within(5 * 4.6e-4));
        assertThat(rounded).isNotEqualTo(PLAN.quantise(values, 1000, new SeededRandom(7)));
    }

    /** Adding a random number first and cutting afterwards would round up numbers as large as these. */
    @Test
    void wholeStepsStayThemselvesHoweverLarge() {
        var fixedPoint = new FixedPoint(10, 1, 1000, 200, RingWidth.BITS_64);
        var values = new double[10_000];
        Arrays.fill(values, 1 - 0x1p-53);
        long expected = (1L << 55) - (1L << 2);
        assertThat(fixedPoint.quantise(values, 1000, new SeededRandom(6))).containsOnly(expected);
    }

    @ParameterizedTest
    @EnumSource(RingWidth.class)
    void weightedMeanOfSitesComesBack(RingWidth width) {
        var fixedPoint = new FixedPoint(10, 1.0, 1000, 200, width);
        var random = new SplittableRandom(8);
        var rows = new long[] {10, 500, 5000};
        var sums = new long[100];
        var expected = new double[100];
        long weights = 0;
        for (int site = 0; site < 3; site++) {
            var values = random.doubles(100, -1, 1).toArray();
            long weight = fixedPoint.weight(rows[site]);
            var rounded = fixedPoint.quantise(values, weight, new SeededRandom(site));
            weights += weight;
            for (int i = 0; i < 100; i++) {
                sums[i] += rounded[i];
                expected[i] += values[i] * weight;
            }
        }
        var mean = fixedPoint.mean(sums, 100, weights, 3);
        for (int i = 0; i < 100; i++) {
            double steps = 3 * 1000 / fixedPoint.scale() / weights;
            assertThat(mean[i]).isCloseTo(expected[i] / weights, within(steps + 1e-15));
        }
    }

    @Test
    void sumThatNoCohortCanMakeIsRefused() {
        long largest = 3 * (1L << 23);
        PLAN.mean(new long[] {largest}, 1, 3000, 3);
        assertRefused(Code.OUT_OF_RANGE, () -> PLAN.mean(new long[] {0, largest + 1}, 2, 3000, 3));
        assertRefused(Code.OUT_OF_RANGE, () -> PLAN.mean(new long[] {Long.MIN_VALUE}, 1, 3000, 3));
        assertRefused(Code.OUT_OF_RANGE, () -> PLAN.mean(new long[1], 1, 3001, 3));
        assertRefused(Code.OUT_OF_RANGE, () -> PLAN.mean(new long[1], 1, 2, 3));
        assertRefused(Code.OUT_OF_RANGE, () -> PLAN.mean(new long[1], 1, 3000, 201));
        assertRefused(Code.OUT_OF_RANGE, () -> PLAN.mean(new long[1], 1, 3000, 0));
    }

    private static FixedPoint fixedPoint(double clipNorm, double coordinateBound) {
        return new FixedPoint(clipNorm, coordinateBound, 1, 3, RingWidth.BITS_32);
    }

    private static BigDecimal sumAtMost(double bound, int cohort, double scale) {
        return new BigDecimal(bound)
                .multiply(new BigDecimal(scale))
                .add(BigDecimal.ONE)
                .multiply(BigDecimal.valueOf(cohort));
    }
}
