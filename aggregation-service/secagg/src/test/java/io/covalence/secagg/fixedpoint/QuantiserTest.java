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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuantiserTest {
    private static final FixedPoint PLAN = new FixedPoint(10, 1.0, 1000, 200, RingWidth.BITS_32);

    /** The largest weight, so that a value is {@code B s} steps; bounds that are and are not a power of two, the largest cohorts. */
    @ParameterizedTest
    @CsvSource({
        "BITS_16,1,200", "BITS_16,0.3,5", "BITS_16,127.5,255", "BITS_16,1,32767",
        "BITS_32,1,200", "BITS_32,0.3,5", "BITS_32,1e-6,255", "BITS_32,3.3,100000",
        "BITS_64,1,200", "BITS_64,0.3,5", "BITS_64,1e4,255", "BITS_64,1,1"
    })
    void extremeValuesOfTheLargestCohortDoNotWrapAndOnePastIsRefused(RingWidth width, double bound, int cohort) {
        var fixedPoint = new FixedPoint(10, bound, 1000, cohort, width);
        var exact = new BigDecimal(bound).multiply(new BigDecimal(fixedPoint.scale()));
        for (int sign : new int[] {1, -1}) {
            var extremes = new double[100];
            Arrays.fill(extremes, sign * bound);
            for (long value : round(fixedPoint, 16, cohort, extremes)) {
                var off = BigDecimal.valueOf(Math.abs(value)).subtract(exact).abs();
                assertThat(off).isLessThan(BigDecimal.ONE);
                var sum = BigInteger.valueOf(value).multiply(BigInteger.valueOf(cohort));
                assertThat(width.holds(sum.longValueExact())).isTrue();
            }
            assertThat(BigDecimal.valueOf(fixedPoint.largestValue()).subtract(exact))
                    .isLessThan(BigDecimal.ONE);

            double past = sign * Math.nextUp(bound);
            assertRefused(Code.OUT_OF_RANGE, () -> round(fixedPoint, 16, 1, past));
        }
    }

    @Test
    void oneStepPastTheBoundIsRefusedWithItsIndex() {
        var violation = assertRefused(Code.OUT_OF_RANGE, () -> round(PLAN, 1, 1, 0, 1.0, Math.nextUp(1.0)));
        assertThat(violation).hasMessageContaining("value 2 ");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void valueThatIsNoNumberIsRefusedWithItsIndex(double value) {
        assertThat(assertRefused(Code.OUT_OF_RANGE, () -> round(PLAN, 1, 1, 0, value)))
                .hasMessageContaining("value 1 ");
    }

    @ParameterizedTest
    @ValueSource(longs = {17, 0, -1, Long.MAX_VALUE})
    void weightPastItsBoundIsRefused(long weight) {
        assertRefused(Code.OUT_OF_RANGE, () -> round(PLAN, weight, 1, 0));
    }

    /** The mean of 10^6 roundings of a value that lies at 0.3 of a step: standard error sqrt(0.21 / 10^6) = 4.6e-4. */
    @ParameterizedTest
    @ValueSource(longs = {0, 7, -8})
    void roundingIsRandomAndFair(long whole) {
        var values = new double[1_000_000];
        Arrays.fill(values, (whole + 0.3) / PLAN.scale());
        var rounded = round(PLAN, 16, 6, values);
        assertThat(Arrays.stream(rounded).distinct()).containsExactlyInAnyOrder(whole, whole + 1);
        assertThat(Arrays.stream(rounded).average().orElseThrow()).isCloseTo(whole + 0.3, within(5 * 4.6e-4));
        assertThat(rounded).isNotEqualTo(round(PLAN, 16, 7, values));
    }

    /** Adding a random number first and cutting afterwards would round up numbers as large as these. */
    @Test
    void wholeStepsStayThemselvesHoweverLarge() {
        var fixedPoint = new FixedPoint(10, 1, 1000, 200, RingWidth.BITS_64);
        var values = new double[10_000];
        Arrays.fill(values, 1 - 0x1p-53);
        assertThat(round(fixedPoint, 16, 6, values)).containsOnly((1L << 55) - (1L << 2));
    }

    /** Three sixteenths of the weight are three sixteenths of the steps. */
    @ParameterizedTest
    @EnumSource(RingWidth.class)
    void weightScalesTheSteps(RingWidth width) {
        var fixedPoint = new FixedPoint(10, 1, 999, 200, width);
        long steps = round(fixedPoint, 3, 1, 1.0)[0];
        assertThat((double) steps).isCloseTo(fixedPoint.scale() * 3 / 16, within(1.0));
    }

    private static long[] round(FixedPoint fixedPoint, long weight, long seed, double... values) {
        var rounded = new long[values.length];
        try (var quantiser = new Quantiser(fixedPoint, weight, new SeededRandom(seed))) {
            quantiser.round(0, values, rounded, values.length);
        }
        return rounded;
    }
}
