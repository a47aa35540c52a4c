package io.covalence.secagg.fixedpoint;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.SeededRandom;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FixedPointTest {
    private static final FixedPoint PLAN = new FixedPoint(10, 1.0, 1000, 200);

    @ParameterizedTest
    @CsvSource({"2147483647,1", "1.0,3", "1.0,200", "0.1,10", "7.3,255", "1e-6,50", "1e6,255", "1.0,1"})
    void scaleIsTheLargestPowerOfTwoThatCannotOverflow(double bound, int cohort) {
        double scale = new FixedPoint(1, bound, 1, cohort).scale();
        var limit = BigDecimal.valueOf(1L << 31);
        assertThat(sumAtMost(bound, cohort, scale)).isLessThan(limit);
        assertThat(sumAtMost(bound, cohort, 2 * scale)).isGreaterThanOrEqualTo(limit);
        assertThat(Math.scalb(1.0, Math.getExponent(scale))).isEqualTo(scale);
    }

    /** Two hundred sites leave 2^31 / 200 = 10,737,418 for a site; 2^23 is the largest power of two below. */
    @Test
    void twoHundredSitesHaveTwentyThreeBits() {
        assertThat(PLAN.scale()).isEqualTo(1 << 23);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void extremeValuesOfTheLargestCohortDoNotWrap(int sign) {
        long sum = 0;
        for (int site = 0; site < 200; site++) {
            int word = PLAN.quantise(new double[] {sign * 1.0}, Long.MAX_VALUE, new SeededRandom(site))[0];
            assertThat(Math.abs((double) word)).isLessThanOrEqualTo(PLAN.scale() + 1);
            sum += word;
        }
        assertThat(Math.toIntExact(sum)).isEqualTo(sign * 200 * (1 << 23));
        double[] mean = PLAN.mean(new int[] {(int) sum}, 1, 200 * 1000L, 200);
        assertThat(mean[0]).isEqualTo(sign * 1.0);
    }

    @Test
    void oneStepPastTheBoundIsRefusedWithItsIndex() {
        var values = new double[] {0, 1.0, Math.nextUp(1.0)};
        var violation = assertRefused(Code.OUT_OF_RANGE, () -> PLAN.quantise(values, 1, new SeededRandom(1)));
        assertThat(violation).hasMessageContaining("value 2 ");
        var negative = new double[] {Math.nextDown(-1.0)};
        assertRefused(Code.OUT_OF_RANGE, () -> PLAN.quantise(negative, 1, new SeededRandom(1)));
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
    void weightIsCapped() {
        assertThat(PLAN.weight(999)).isEqualTo(999);
        assertThat(PLAN.weight(1001)).isEqualTo(1000);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "-1,1", "NaN,1", "Infinity,1", "1,0", "1,NaN", "1,1e300"})
    void boundThatLeavesNoScaleIsRefused(double clipNorm, double coordinateBound) {
        assertRefused(Code.OUT_OF_RANGE, () -> new FixedPoint(clipNorm, coordinateBound, 1, 200));
    }

    @Test
    void clippingKeepsTheDirectionAndReachesTheNorm() {
        var clipped = new FixedPoint(1, 10, 1, 3).clip(new float[] {3, 4});
        assertThat(clipped[0]).isCloseTo(0.6, within(1e-15));
        assertThat(clipped[1]).isCloseTo(0.8, within(1e-15));
        assertThat(new FixedPoint(5, 10, 1, 3).clip(new float[] {3, 4})).containsExactly(3, 4);
        assertThat(new FixedPoint(5, 3.5, 1, 3).clip(new float[] {3, 4})).containsExactly(3, 3.5);
        assertThat(PLAN.clip(new float[3])).containsExactly(0, 0, 0);
    }

    /** Ten million equal values: a norm summed in float would stop growing near 2^24 terms. */
    @Test
    void normOfALongVectorIsExact() {
        var update = new float[10_000_000];
        Arrays.fill(update, 0.1f);
        double norm = 0.1f * Math.sqrt(10_000_000);
        var clipped = new FixedPoint(norm / 2, 1, 1, 3).clip(update);
        assertThat(clipped[9_999_999]).isCloseTo(0.1f / 2, within(1e-9));
    }

    /** The mean of 10^6 roundings of a value that lies at 0.3 of a step: standard error sqrt(0.21 / 10^6) = 4.6e-4. */
    @Test
    void roundingIsRandomAndFair() {
        var values = new double[1_000_000];
        Arrays.fill(values, 0.3 / PLAN.scale());
        var words = PLAN.quantise(values, 1000, new SeededRandom(6));
        assertThat(Arrays.stream(words).distinct()).containsExactlyInAnyOrder(0, 1);
        assertThat(Arrays.stream(words).average().orElseThrow()).isCloseTo(0.3, within(5 * 4.6e-4));
        assertThat(words).isNotEqualTo(PLAN.quantise(values, 1000, new SeededRandom(7)));
    }

    @Test
    void weightedMeanOfSitesComesBack() {
        var random = new SplittableRandom(8);
        var rows = new long[] {10, 500, 5000};
        var sums = new int[100];
        var expected = new double[100];
        long weights = 0;
        for (int site = 0; site < 3; site++) {
            var values = random.doubles(100, -1, 1).toArray();
            var words = PLAN.quantise(values, rows[site], new SeededRandom(site));
            long weight = PLAN.weight(rows[site]);
            weights += weight;
            for (int i = 0; i < 100; i++) {
                sums[i] += words[i];
                expected[i] += values[i] * weight;
            }
        }
        var mean = PLAN.mean(sums, 100, weights, 3);
        for (int i = 0; i < 100; i++) {
            assertThat(mean[i]).isCloseTo(expected[i] / weights, within(3 * 1000 / PLAN.scale() / weights));
        }
    }

    @Test
    void sumThatNoCohortCanMakeIsRefused() {
        int largest = 3 * ((1 << 23) + 1);
        PLAN.mean(new int[] {largest}, 1, 3000, 3);
        assertRefused(Code.OUT_OF_RANGE, () -> PLAN.mean(new int[] {0, largest + 1}, 2, 3000, 3));
        assertRefused(Code.OUT_OF_RANGE, () -> PLAN.mean(new int[] {Integer.MIN_VALUE}, 1, 3000, 3));
        assertRefused(Code.OUT_OF_RANGE, () -> PLAN.mean(new int[1], 1, 3001, 3));
        assertRefused(Code.OUT_OF_RANGE, () -> PLAN.mean(new int[1], 1, 2, 3));
        assertRefused(Code.OUT_OF_RANGE, () -> PLAN.mean(new int[1], 1, 3000, 201));
    }

    private static BigDecimal sumAtMost(double bound, int cohort, double scale) {
        return new BigDecimal(bound)
                .multiply(new BigDecimal(scale))
                .add(BigDecimal.ONE)
                .multiply(BigDecimal.valueOf(cohort));
    }
}
