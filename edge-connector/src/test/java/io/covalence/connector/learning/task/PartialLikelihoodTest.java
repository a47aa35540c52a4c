package io.covalence.connector.learning.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.factory.Nd4j;

class PartialLikelihoodTest {
    /**
     * Four people, three events, none tied (Kleinbaum and Klein, Survival Analysis, 3rd edition 2012, chapter 3, the example of the Cox
     * likelihood): at 2 a smoker of two and two others, at 3 one who does not smoke, 5 censored, at 8 a smoker. With a hazard ratio h the
     * likelihood is {@code h / (2 h + 2) * 1 / (h + 2) * 1}; with 3 it is 3/8 * 1/5 = 3/40.
     */
    @Test
    void likelihoodIsTheProductOverEventsOfHazardOverThoseAtRisk() {
        double smokes = Math.log(3);
        var found = PartialLikelihood.of(
                new double[] {2, 3, 5, 8}, new boolean[] {true, true, false, true}, new double[] {smokes, 0, 0, smokes
                });

        assertThat(found.events()).isEqualTo(3);
        assertThat(found.loss()).isCloseTo(Math.log(40 / 3.0), within(1e-12));
        // h over the sums at risk, less one for an event
        assertThat(found.gradient())
                .containsExactly(
                        new double[] {3 / 8.0 - 1, 1 / 8.0 + 1 / 5.0 - 1, 1 / 8.0 + 1 / 5.0, 3 / 8.0 + 3 / 5.0 + 1 - 1},
                        within(1e-12));
    }

    /** Breslow: both events of a tie have all four rows at risk. */
    @Test
    void tiedEventsShareTheirRowsAtRisk() {
        var found = PartialLikelihood.of(
                new double[] {4, 1, 1, 7}, new boolean[] {false, true, true, false}, new double[4]);

        assertThat(found.loss()).isCloseTo(2 * Math.log(4), within(1e-12));
        assertThat(found.gradient()).containsExactly(new double[] {0.5, -0.5, -0.5, 0.5}, within(1e-12));
    }

    @Test
    void gradientIsThatOfFiniteDifferences() {
        var random = new SplittableRandom(3);
        int rows = 40;
        var times = random.ints(rows, 1, 15).asDoubleStream().toArray();
        var events = new boolean[rows];
        var scores = new double[rows];
        for (int i = 0; i < rows; i++) {
            events[i] = random.nextInt(3) == 0;
            scores[i] = 2 * random.nextGaussian();
        }
        var gradient = PartialLikelihood.of(times, events, scores).gradient();
        for (int i = 0; i < rows; i++) {
            double step = 1e-5;
            scores[i] += step;
            double above = PartialLikelihood.of(times, events, scores).loss();
            scores[i] -= 2 * step;
            double below = PartialLikelihood.of(times, events, scores).loss();
            scores[i] += step;
            assertThat(gradient[i]).isCloseTo((above - below) / (2 * step), within(1e-7));
        }
    }

    @Test
    void hugeScoresNeitherOverflowNorVanish() {
        var found = PartialLikelihood.of(
                new double[] {1, 2, 3}, new boolean[] {true, true, false}, new double[] {-5_000, 3_000, 4_000});

        assertThat(found.loss()).isCloseTo(9_000 + 1_000, within(1e-9));
        assertThat(found.gradient()).containsExactly(new double[] {-1, -1, 2}, within(1e-9));
    }

    @Test
    void rowsWithoutEventsTeachNothing() {
        var found = PartialLikelihood.of(new double[] {1, 2}, new boolean[2], new double[] {1, -1});

        assertThat(found.loss()).isZero();
        assertThat(found.gradient()).containsOnly(0);
        assertThat(PartialLikelihood.of(new double[0], new boolean[0], new double[0])
                        .loss())
                .isZero();
    }

    /** The likelihood above, with a row in the middle that is masked. */
    @Test
    void lossOfABatchLeavesMaskedRowsOut() {
        float smokes = (float) Math.log(3);
        var labels = Nd4j.createFromArray(new float[][] {{2, 1}, {3, 1}, {0, 0}, {5, 0}, {8, 1}});
        var scores = Nd4j.createFromArray(new float[][] {{smokes}, {0}, {9}, {0}, {smokes}});
        var mask = Nd4j.createFromArray(new float[][] {{1}, {1}, {0}, {1}, {1}});
        var loss = new PartialLikelihoodLoss();

        assertThat(loss.computeScore(labels, scores, new ActivationIdentity(), mask, true))
                .isCloseTo(Math.log(40 / 3.0) / 5, within(1e-6));
        assertThat(loss.computeGradient(labels, scores, new ActivationIdentity(), mask)
                        .toFloatVector())
                .containsExactly(new float[] {-0.625f, -0.675f, 0, 0.325f, 0.975f}, within(1e-6f));
    }
}
