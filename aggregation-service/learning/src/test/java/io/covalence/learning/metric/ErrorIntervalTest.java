package io.covalence.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.metric.Interval;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ErrorIntervalTest {
    /** Errors of 1, 2, 3 and 4: means 2.5, 7.5 and 88.5 of the powers one, two and four; the ends computed with numpy. */
    @Test
    void intervalsComeFromMoments() {
        assertThat(ErrorInterval.ofRoot(7.5, 88.5, 4)).get().satisfies(ends(1.8897344488801868, 3.9688115991346447));
        assertThat(ErrorInterval.ofMean(2.5, 7.5, 4)).get().satisfies(ends(1.612893001069287, 3.875024565086764));
    }

    @Test
    void nothingIsSaidWithoutSpread() {
        assertThat(ErrorInterval.ofRoot(0, 0, 10)).isEmpty();
        assertThat(ErrorInterval.ofRoot(4, 16, 10)).isEmpty();
        assertThat(ErrorInterval.ofMean(2, 5, 1)).isEmpty();
        assertThat(ErrorInterval.ofMean(2, Double.NaN, 10)).isEmpty();
        assertThat(ErrorInterval.ofMean(1e-6, 1e6, 2)).as("of no errors").isEmpty();
    }

    /** Differences of two exponential times, 500 at a time: their mean size is 1 and their mean square 2, with long tails. */
    @Test
    void aboutNinetyFiveOfAHundredIntervalsHoldTheTrueError() {
        var random = new SplittableRandom(23);
        int roots = 0;
        int means = 0;
        for (int i = 0; i < 1_000; i++) {
            double absolute = 0;
            double square = 0;
            double fourth = 0;
            for (int row = 0; row < 500; row++) {
                double late = random.nextExponential();
                double error = late - random.nextExponential();
                absolute += Math.abs(error) / 500;
                square += error * error / 500;
                fourth += error * error * error * error / 500;
            }
            roots += holds(ErrorInterval.ofRoot(square, fourth, 500).orElseThrow(), Math.sqrt(2));
            means += holds(ErrorInterval.ofMean(absolute, square, 500).orElseThrow(), 1);
        }
        assertThat(roots).isBetween(920, 970);
        assertThat(means).isBetween(930, 970);
    }

    private static int holds(Interval interval, double value) {
        return interval.low() <= value && value <= interval.high() ? 1 : 0;
    }

    private static Consumer<Interval> ends(double low, double high) {
        return interval -> assertThat(interval).isEqualTo(Interval.outwards(low, high, interval.method()));
    }
}
