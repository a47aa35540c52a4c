package io.covalence.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.metric.RatePoint;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RateCurveTest {
    private static final int CELL = 5;

    /** Of 40 negatives and 20 positives in three groups: 20 and 5, 12 and 5, 8 and 10, from the lowest scores up. */
    @Test
    void pointsAreTheSharesOfTheRowsAboveEachGroup() {
        var points = RateCurve.of(new long[] {20, 12, 8}, new long[] {5, 5, 10}, CELL);

        assertThat(points)
                .containsExactly(
                        new RatePoint(8 / 40.0, 10 / 20.0, 10 / 18.0), new RatePoint(20 / 40.0, 15 / 20.0, 15 / 35.0));
    }

    @Test
    void ratesRiseFromTheHighestScoresDown() {
        var random = new SplittableRandom(3);
        for (int made = 0; made < 500; made++) {
            var negatives = random.ints(32, 0, 9).asLongStream().toArray();
            var positives = random.ints(32, 0, 5).asLongStream().toArray();

            var points = RateCurve.of(negatives, positives, CELL);

            assertThat(points).isSortedAccordingTo((a, b) -> Double.compare(a.falsePositive(), b.falsePositive()));
            assertThat(points).isSortedAccordingTo((a, b) -> Double.compare(a.truePositive(), b.truePositive()));
            long fewest = Math.min(
                    Arrays.stream(negatives).sum(), Arrays.stream(positives).sum());
            assertThat((long) points.size()).isLessThan(Math.max(fewest / CELL, 1));
        }
    }

    @Test
    void ofTooFewRowsOfAClassThereIsNoCurve() {
        assertThat(RateCurve.of(new long[] {50, 50}, new long[] {2, 2}, CELL)).isEmpty();
    }
}
