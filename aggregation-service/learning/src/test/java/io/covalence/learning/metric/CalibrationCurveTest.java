package io.covalence.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.contract.metric.CalibrationPoint;
import io.covalence.contract.metric.ScoreBins;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationCurveTest {
    private static final int CELL = 5;

    private final ScoreBins bins = new ScoreBins(32, 12);

    /** By 10,000 rows whose labels are as likely as the model says, and by a model that says every logit twice. */
    @Test
    void pointsOfARightModelLieOnTheDiagonalAndOfAnExtremeOneBelowAtTheUpperEnd() {
        var random = new SplittableRandom(1);
        var negatives = new long[2][32];
        var positives = new long[2][32];
        for (int row = 0; row < 10_000; row++) {
            float logit = (float) random.nextGaussian();
            boolean label = random.nextDouble() < Normal.logistic(logit);
            for (int model = 0; model < 2; model++) {
                (label ? positives : negatives)[model][bins.of((1 + model) * logit)]++;
            }
        }

        var right = CalibrationCurve.of(bins, negatives[0], positives[0], CELL);
        assertThat(right)
                .hasSizeBetween(6, 10)
                .allSatisfy(point -> assertThat(point.observed()).isCloseTo(point.predicted(), within(0.05)));
        var extreme = CalibrationCurve.of(bins, negatives[1], positives[1], CELL);
        assertThat(extreme.getLast().observed()).isLessThan(extreme.getLast().predicted() - 0.05);
        assertThat(extreme.getFirst().observed())
                .isGreaterThan(extreme.getFirst().predicted() + 0.05);
    }

    /** Whatever the histograms, each point holds its cell of both classes: two points of four such rows each would come of 8. */
    @Test
    void noPointIsOfFewRowsOfEitherClass() {
        var random = new SplittableRandom(2);
        for (int made = 0; made < 2_000; made++) {
            var negatives = random.ints(32, 0, 4).asLongStream().toArray();
            var positives = random.ints(32, 0, 2).asLongStream().toArray();

            var points = CalibrationCurve.of(bins, negatives, positives, CELL);

            long fewest = Math.min(
                    Arrays.stream(negatives).sum(), Arrays.stream(positives).sum());
            assertThat((long) points.size()).isLessThanOrEqualTo(fewest / CELL);
            assertThat(points.isEmpty()).isEqualTo(fewest < CELL);
        }
    }

    /** Ten of each class in the two lowest bins, and above them four positives, too few for a point of their own. */
    @Test
    void rowsThatAreLeftAtTheUpperEndGoWithThePointBeforeThem() {
        var negatives = new long[32];
        var positives = new long[32];
        Arrays.fill(negatives, 0, 2, 10);
        Arrays.fill(positives, 0, 2, 10);
        positives[20] = 4;

        var points = CalibrationCurve.of(bins, negatives, positives, CELL);

        assertThat(points).extracting(CalibrationPoint::observed).containsExactly(0.5, 0.58);
    }

    /** 5 of 1,203 are 0.00416: two digits of it are what 5 of 1,190 to 1,219 rows have, too, and more of others. */
    @Test
    void sharesHaveTwoDigits() {
        var point = new CalibrationPoint(0.123456, 5 / 1_203.0);

        assertThat(point).isEqualTo(new CalibrationPoint(0.12, 0.0042));
        assertThat(point.predicted()).isEqualTo(0.12);
        assertThat(point.observed()).isEqualTo(0.0042);
    }
}
