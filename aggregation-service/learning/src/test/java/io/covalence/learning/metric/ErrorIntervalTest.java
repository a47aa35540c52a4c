package io.covalence.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.metric.Interval;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrorIntervalTest {
    /** Errors of 1, 2, 3 and 4: means 2.5, 7.5 and 88.5 of the powers one, two and four; the ends computed with numpy. */
    @Test
    void intervalsComeFromMoments() {
        assertThat(ErrorInterval.ofRoot(7.5, 88.5, 4)).get().satisfies(ends(1.8897344488801868, 3.9688115991346447));
        assertThat(ErrorInterval.ofMean(2.5, 7.5, 4)).get().satisfies(ends(1.612893001069287, 3.875024565086764));
    }

    /** Errors of 1, -2, 3, -4, 0.5 and -0.5 for labels 2, 4, 7, 1, 5 and 3; the ends computed apart, in Python. */
    @Test
    void theExplainedShareHasAnInterval() {
        assertThat(ErrorInterval.ofExplained(
                        5.083333333333333,
                        59.020833333333336,
                        3.888888888888889,
                        30.85185185185186,
                        36.25925925925926,
                        6))
                .get()
                .satisfies(ends(-1.4986710357175759, 0.3161875154610321));
    }

    /** Labels that are half a normal number and half noise: 250 at a time explain half of their variance. */
    @Test
    void aboutNinetyFiveOfAHundredIntervalsHoldTheExplainedShare() {
        var random = new SplittableRandom(29);
        int held = 0;
        for (int i = 0; i < 1_000; i++) {
            var labels = new double[250];
            var squares = new double[250];
            for (int row = 0; row < 250; row++) {
                double noise = random.nextGaussian();
                labels[row] = random.nextGaussian() + noise;
                squares[row] = noise * noise;
            }
            double mean = mean(250, row -> labels[row]);
            IntToDoubleFunction distance = row -> (labels[row] - mean) * (labels[row] - mean);
            var interval = ErrorInterval.ofExplained(
                    mean(250, row -> squares[row]),
                    mean(250, row -> squares[row] * squares[row]),
                    mean(250, distance),
                    mean(250, row -> distance.applyAsDouble(row) * distance.applyAsDouble(row)),
                    mean(250, row -> squares[row] * distance.applyAsDouble(row)),
                    250);
            held += holds(interval.orElseThrow(), 0.5);
        }
        assertThat(held).isBetween(930, 970);
    }

    private static double mean(int rows, IntToDoubleFunction value) {
        return IntStream.range(0, rows).mapToDouble(value).average().orElseThrow();
    }

    @Test
    void nothingIsSaidWithoutSpread() {
        assertThat(ErrorInterval.ofExplained(0, 0, 1, 3, 0, 10)).isEmpty();
        assertThat(ErrorInterval.ofExplained(1, 3, 0, 0, 0, 10)).isEmpty();
        assertThat(ErrorInterval.ofExplained(1, 1, 1, 1, 5, 10))
                .as("of no rows")
                .isEmpty();
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
