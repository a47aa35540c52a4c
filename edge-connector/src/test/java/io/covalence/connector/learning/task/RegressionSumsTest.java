package io.covalence.connector.learning.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.connector.learning.EvaluationSums;
import io.covalence.connector.learning.Metric;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Interval;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.task.Regression;
import io.covalence.contract.plan.task.Target;
import io.covalence.learning.metric.ErrorInterval;
import io.covalence.testkit.TestPlans;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegressionSumsTest {
    private static final int ROWS = 2_000;
    private static final StudyPlan PLAN =
            TestPlans.regression(new Target("y", 0, 1)).plan();

    private final float[] labels = new float[ROWS];
    private final float[] scores = new float[ROWS];

    /** Labels with the given mean and a variance of 2, of which the scores know half. */
    private Figure explained(double mean) {
        var random = new SplittableRandom(31);
        var column = new ScoredColumn(ROWS);
        for (int row = 0; row < ROWS; row++) {
            scores[row] = (float) (mean + random.nextGaussian());
            labels[row] = (float) (scores[row] + random.nextGaussian());
            column.add(scores[row], labels[row]);
        }
        var limbs = new ScoreLimbs(PLAN.learning());
        new RegressionSums(PLAN.learning().evaluation(), column).addTo(limbs, 0);
        return Metric.evaluation(PLAN, new EvaluationSums(ROWS, limbs.figures(), limbs.last(), limbs.histograms()))
                .orElseThrow()
                .figures()
                .getLast();
    }

    @Test
    void roundedMomentsGiveTheIntervalOfTheRows() {
        var figure = explained(0.5);
        var interval = figure.interval();
        var exact = exact();
        assertThat(figure.metric()).isEqualTo(io.covalence.contract.metric.Metric.R_SQUARED);
        assertThat(low(interval)).isCloseTo(exact.low(), within(0.005));
        assertThat(high(interval)).isCloseTo(exact.high(), within(0.005));
        assertThat(figure.value()).isBetween(exact.low(), exact.high());
    }

    /** Rounding of fourth powers says more than labels do when they lie far from the centre that the plan names. */
    @Test
    void labelsFarFromTheCentreHaveNoInterval() {
        assertThat(explained(4).interval()).isNull();
    }

    private Interval exact() {
        double mean = mean(row -> labels[row]);
        IntToDoubleFunction error = row -> Math.pow(scores[row] - labels[row], 2);
        IntToDoubleFunction spread = row -> Math.pow(labels[row] - mean, 2);
        return ErrorInterval.ofExplained(
                        mean(error),
                        mean(row -> Math.pow(error.applyAsDouble(row), 2)),
                        mean(spread),
                        mean(row -> Math.pow(spread.applyAsDouble(row), 2)),
                        mean(row -> error.applyAsDouble(row) * spread.applyAsDouble(row)),
                        ROWS)
                .orElseThrow();
    }

    private static double mean(IntToDoubleFunction value) {
        return IntStream.range(0, ROWS).mapToDouble(value).average().orElseThrow();
    }

    private static double low(@Nullable Interval interval) {
        return interval == null ? Double.NaN : interval.low();
    }

    private static double high(@Nullable Interval interval) {
        return interval == null ? Double.NaN : interval.high();
    }

    @Test
    void fewerRowsThanTheSmallestCellTellNothing() {
        var column = new ScoredColumn(1);
        column.add(1, 1);
        var limbs = new ScoreLimbs(PLAN.learning());
        new RegressionSums(PLAN.learning().evaluation(), column).addTo(limbs, 0);
        assertThat(Arrays.stream(limbs.last()).sum()).isZero();
        assertThat(limbs.last()).hasSize(Regression.LAST_LIMBS);
    }
}
