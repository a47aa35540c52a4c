package io.covalence.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.contract.metric.Interval;
import org.junit.jupiter.api.Test;

class AveragePrecisionTest {
    private static final long[] NORMAL = {33, 6, 6, 11, 2};
    private static final long[] ABNORMAL = {3, 2, 2, 11, 33};

    /** The ratings of Hanley and McNeil, Radiology 1982, 143, 29, table I; precision integrated over recall in steps of 1/200,000 of a bin. */
    @Test
    void areaIsPrecisionOverRecall() {
        assertThat(AveragePrecision.of(NORMAL, ABNORMAL).orElseThrow()).isCloseTo(0.88008646, within(1e-7));
    }

    @Test
    void areaIsTheShareOfPositivesWhereNothingIsToldApartAndOneWhereAllIs() {
        assertThat(AveragePrecision.of(new long[] {6, 0}, new long[] {2, 0}).orElseThrow())
                .isEqualTo(0.25);
        assertThat(AveragePrecision.of(new long[] {6, 0}, new long[] {0, 2}).orElseThrow())
                .isEqualTo(1);
        assertThat(AveragePrecision.of(new long[] {6, 1}, new long[] {0, 0})).isEmpty();
    }

    /** logit(0.88009) less and plus 1.96 / sqrt(51 * 0.88009 * 0.11991), 51 being the positives: 0.75922 to 0.94470. */
    @Test
    void intervalIsNormalOnTheLogit() {
        assertThat(AveragePrecision.interval(NORMAL, ABNORMAL))
                .get()
                .isEqualTo(new Interval(
                        0.75,
                        0.95,
                        AveragePrecision.interval(NORMAL, ABNORMAL)
                                .orElseThrow()
                                .method()));
        assertThat(AveragePrecision.interval(new long[] {6, 0}, new long[] {0, 2}))
                .isEmpty();
    }
}
