package io.covalence.connector.learning.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.contract.plan.task.WeibullSurvival;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WeibullLikelihoodTest {
    private static final double[] TIMES = {0.5, 2, 0, 1, 3};
    private static final boolean[] EVENTS = {true, false, true, true, false};
    private static final double[] SCORES = {0.3, -1, 2, 0, 4};

    /** With a constant hazard of 1/2 the density of an event at 3 is exp(-3/2)/2, and to reach 2 without one has a chance of exp(-1). */
    @Test
    void constantHazardHasTheLikelihoodOfTheExponentialDistribution() {
        double score = Math.log(0.5);
        var likelihood =
                WeibullLikelihood.of(new double[] {3, 2}, new boolean[] {true, false}, new double[] {score, score}, 0);

        assertThat(likelihood.loss()).isCloseTo(1.5 + Math.log(2) + 1, within(1e-12));
    }

    @Test
    void gradientsAreThoseOfTheLossAlsoForRowsWithManyExpectedEvents() {
        double logShape = 0.4;
        double step = 1e-6;
        var likelihood = WeibullLikelihood.of(TIMES, EVENTS, SCORES, logShape);
        for (int i = 0; i < SCORES.length; i++) {
            var more = SCORES.clone();
            more[i] += step;
            var fewer = SCORES.clone();
            fewer[i] -= step;
            assertThat(likelihood.gradient()[i])
                    .isCloseTo((loss(more, logShape) - loss(fewer, logShape)) / (2 * step), within(1e-6));
        }
        assertThat(likelihood.byShape())
                .isCloseTo((loss(SCORES, logShape + step) - loss(SCORES, logShape - step)) / (2 * step), within(1e-6));
    }

    @Test
    void noRowPullsHarderThanTheMostExpectedEvents() {
        var likelihood =
                WeibullLikelihood.of(new double[] {1e7, 1e7}, new boolean[] {false, true}, new double[] {500, 500}, 0);

        assertThat(likelihood.gradient())
                .containsExactly(WeibullSurvival.MOST_EXPECTED, WeibullSurvival.MOST_EXPECTED - 1);
        assertThat(likelihood.loss()).isFinite();
    }

    @Test
    void eachRowCountsByItself() {
        var random = new SplittableRandom(1);
        var times = random.doubles(20, 0, 3).toArray();
        var scores = random.doubles(20, -2, 1).toArray();
        var events = new boolean[20];
        for (int i = 0; i < events.length; i += 3) {
            events[i] = true;
        }

        double apart = part(times, events, scores, 0, 7) + part(times, events, scores, 7, 20);

        assertThat(part(times, events, scores, 0, 20)).isCloseTo(apart, within(1e-12));
    }

    private static double part(double[] times, boolean[] events, double[] scores, int from, int to) {
        return WeibullLikelihood.of(
                        Arrays.copyOfRange(times, from, to),
                        Arrays.copyOfRange(events, from, to),
                        Arrays.copyOfRange(scores, from, to),
                        0.2)
                .loss();
    }

    private static double loss(double[] scores, double logShape) {
        return WeibullLikelihood.of(TIMES, EVENTS, scores, logShape).loss();
    }
}
