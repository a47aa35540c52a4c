package io.covalence.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.metric.Interval;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RocAucIntervalTest {
    /**
     * The ratings of Hanley and McNeil, Radiology 1982, 143, 29, table I; the interval computed with numpy from all 58 x 51 pairs: area
     * 0.89317, DeLong's standard error 0.030724.
     */
    @Test
    void intervalIsThatOfAllPairs() {
        assertThat(RocAucInterval.of(new long[] {33, 6, 6, 11, 2}, new long[] {3, 2, 2, 11, 33}))
                .get()
                .satisfies(ends(0.8164434579114811, 0.9401761946121983));
    }

    @Test
    void nothingIsSaidWithoutSpread() {
        assertThat(RocAucInterval.of(new long[] {9, 0}, new long[] {0, 9})).isEmpty();
        assertThat(RocAucInterval.of(new long[] {0, 9}, new long[] {9, 0})).isEmpty();
        assertThat(RocAucInterval.of(new long[] {9, 9}, new long[] {0, 1})).isEmpty();
        assertThat(RocAucInterval.of(new long[] {1, 0}, new long[] {5, 6})).isEmpty();
        assertThat(RocAucInterval.of(new long[] {0, 0}, new long[] {0, 0})).isEmpty();
    }

    @Test
    void intervalStaysBetweenZeroAndOneHoweverFewRows() {
        var interval =
                RocAucInterval.of(new long[] {3, 1, 0}, new long[] {0, 1, 2}).orElseThrow();
        assertThat(interval.low()).isBetween(0.0, 0.9);
        assertThat(interval.high()).isBetween(0.9, 1.0);
    }

    /**
     * 200 positives and 800 negatives, three uniform scores of which a positive has the largest: the area is 3/4. Of 1,000 intervals
     * 950 should hold it, less three standard errors of a binomial share, 7 each; rounded outwards, some more do.
     */
    @Test
    void atLeastNinetyFiveOfAHundredIntervalsHoldTheTrueArea() {
        var random = new SplittableRandom(17);
        int held = 0;
        for (int i = 0; i < 1_000; i++) {
            var negatives = new long[1_000];
            var positives = new long[1_000];
            for (int row = 0; row < 800; row++) {
                negatives[random.nextInt(1_000)]++;
            }
            for (int row = 0; row < 200; row++) {
                positives[Math.max(random.nextInt(1_000), Math.max(random.nextInt(1_000), random.nextInt(1_000)))]++;
            }
            var interval = RocAucInterval.of(negatives, positives).orElseThrow();
            held += interval.low() <= 0.75 && 0.75 <= interval.high() ? 1 : 0;
        }
        assertThat(held).isBetween(950 - 21, 990);
    }

    private static Consumer<Interval> ends(double low, double high) {
        return interval -> assertThat(interval).isEqualTo(Interval.outwards(low, high, interval.method()));
    }
}
