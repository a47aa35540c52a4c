package io.covalence.secagg.fixedpoint;

import static io.covalence.secagg.Violations.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.ProtocolViolation.Code;
import io.covalence.secagg.RingWidth;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FixedPointTest {
    private static final FixedPoint PLAN = new FixedPoint(10, 1.0, 1000, 200, RingWidth.BITS_32);

    @ParameterizedTest
    @EnumSource(RingWidth.class)
    void scaleIsTheLargestPowerOfTwoThatCannotOverflow(RingWidth width) {
        for (int cohort : new int[] {1, 3, 10, 50, 200, 255}) {
            for (double bound : new double[] {1e-6, 0.1, 1, Math.nextUp(1.0), 1.5, 7.3, 1e4, 1e6}) {
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

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void weightOfNoRowsIsRefused(long rows) {
        assertRefused(Code.OUT_OF_RANGE, () -> PLAN.weight(rows));
    }

    /** A sixteenth of 1,000 rows is 62.5 of them: the steps lie at 62.5, 125, 187.5 rows, and borders half-way between. */
    @ParameterizedTest
    @CsvSource({"1,1", "62,1", "93,1", "94,2", "156,2", "157,3", "500,8", "968,15", "969,16", "1000,16", "9999999999,16"
    })
    void weightIsRowsInSixteenthsOfTheMaximum(long rows, long weight) {
        assertThat(PLAN.weight(rows)).isEqualTo(weight);
    }

    @Test
    void aSiteHasAWeightWhateverTheMaximum() {
        for (int maximum : new int[] {1, 15, 16, 17, Integer.MAX_VALUE}) {
            var plan = new FixedPoint(10, 1.0, maximum, 200, RingWidth.BITS_32);
            assertThat(plan.weight(1)).isBetween(1L, 16L);
            assertThat(plan.weight(maximum)).isEqualTo(16);
            assertThat(plan.weight(Long.MAX_VALUE)).isEqualTo(16);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,1", "-1,1", "NaN,1", "Infinity,1", "1,0", "1,NaN", "1,1e300"})
    void boundThatLeavesNoScaleIsRefused(double clipNorm, double coordinateBound) {
        for (var width : RingWidth.values()) {
            assertRefused(Code.OUT_OF_RANGE, () -> new FixedPoint(clipNorm, coordinateBound, 1, 200, width));
        }
    }

    /** With 2^15 sites a value of one step each could wrap. */
    @Test
    void cohortThatLeavesNoStepForASiteIsRefused() {
        new FixedPoint(1, 1, 1, (1 << 15) - 1, RingWidth.BITS_16);
        assertRefused(Code.OUT_OF_RANGE, () -> new FixedPoint(1, 1, 1, 1 << 15, RingWidth.BITS_16));
    }

    private static BigDecimal sumAtMost(double bound, int cohort, double scale) {
        return new BigDecimal(bound)
                .multiply(new BigDecimal(scale))
                .add(BigDecimal.ONE)
                .multiply(BigDecimal.valueOf(cohort));
    }
}
