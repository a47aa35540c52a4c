package io.covalence.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.contract.metric.ScoreBins;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationSlopeTest {
    private final ScoreBins bins = new ScoreBins(32, 12);

    @Test
    void slopeIsThatOfTheLabelsLogitOverTheModels() {
        var negatives = new long[32];
        var positives = new long[32];
        for (int bin = 0; bin < 32; bin++) {
            positives[bin] = Math.round(1e6 * Normal.logistic(0.5 * bins.middle(bin) - 0.3));
            negatives[bin] = 1_000_000 - positives[bin];
        }
        assertThat(CalibrationSlope.of(bins, negatives, positives)).get().satisfies(slope -> {
            assertThat(slope.value()).isCloseTo(0.5, within(1e-4));
            assertThat(slope.interval().low()).isBetween(0.499, 0.5);
        });
    }

    @Test
    void nothingIsSaidWhereAThresholdTellsTheClassesApartOrOneIsMissing() {
        var low = new long[32];
        low[3] = 20;
        var high = new long[32];
        high[20] = 20;
        assertThat(CalibrationSlope.of(bins, low, high)).isEmpty();
        assertThat(CalibrationSlope.of(bins, low, new long[32])).isEmpty();
        assertThat(CalibrationSlope.of(bins, new long[32], new long[32])).isEmpty();
    }

    /** 500 rows with logits around -1 that are right: the slope is 1. */
    @Test
    void aboutNinetyFiveOfAHundredIntervalsHoldTheTrueSlope() {
        var random = new SplittableRandom(5);
        int held = 0;
        for (int i = 0; i < 500; i++) {
            var negatives = new long[32];
            var positives = new long[32];
            for (int row = 0; row < 500; row++) {
                float logit = (float) (2 * random.nextGaussian() - 1);
                (random.nextDouble() < Normal.logistic(logit) ? positives : negatives)[bins.of(logit)]++;
            }
            var interval = CalibrationSlope.of(bins, negatives, positives)
                    .orElseThrow()
                    .interval();
            held += interval.low() <= 1 && 1 <= interval.high() ? 1 : 0;
        }
        assertThat(held).isBetween(475 - 15, 497);
    }
}
