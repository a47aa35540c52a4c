package io.covalence.connector.learning.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.Row;
import io.covalence.connector.learning.LocalTraining;
import io.covalence.connector.learning.SiteState;
import io.covalence.connector.learning.TrainingRound;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.algorithm.Scaffold;
import io.covalence.contract.plan.work.RateSchedule;
import io.covalence.contract.plan.work.Training;
import io.covalence.learning.step.HeldState;
import io.covalence.learning.step.Means;
import io.covalence.learning.step.ServerSteps;
import io.covalence.testkit.TestPlans;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ControlledDescentTest {
    private static final int ROUNDS = 6;
    private static final int STEPS = 5;
    private static final double RATE = 0.5;
    private static final int LENGTH = LinearRows.INPUTS + 1;

    /** All rows of a site make one batch, so the order does not matter; sites weigh alike. */
    private static final StudyPlan PLAN = TestPlans.binary("a")
            .with(new Training(RATE, 0, 0.01, 64, 0, STEPS, RateSchedule.constant(), 1))
            .with(new Scaffold(1, 100, 100))
            .plan();

    private static final List<List<Row>> SITES = List.of(LinearRows.of(40, 5), LinearRows.of(40, 6));

    /** Two sites, six rounds, against the paper's formulas written out in double. */
    @Test
    void roundsAreThoseOfThePaperWrittenOut() {
        var paper = new Paper();
        var state = new HeldState(ServerSteps.of(PLAN), LinearRows.model(7));
        var own = List.of(new float[LENGTH], new float[LENGTH]);
        for (int round = 1; round <= ROUNDS; round++) {
            paper.round();
            round(state, own, round);
            for (int i = 0; i < LENGTH; i++) {
                assertThat((double) state.model()[i]).isCloseTo(paper.x[i], within(1e-5));
                assertThat((double) state.vector(Scaffold.CONTROL)[i]).isCloseTo(paper.c[i], within(1e-5));
                assertThat((double) own.getFirst()[i]).isCloseTo(paper.own[0][i], within(1e-5));
            }
        }
    }

    @Test
    void controlOfAllIsTheMeanOfTheSitesWhileAllTakePart() {
        var state = new HeldState(ServerSteps.of(PLAN), LinearRows.model(7));
        var own = List.of(new float[LENGTH], new float[LENGTH]);
        for (int round = 1; round <= ROUNDS; round++) {
            round(state, own, round);
            var control = state.vector(Scaffold.CONTROL);
            for (int i = 0; i < LENGTH; i++) {
                assertThat(control[i]).isCloseTo((own.getFirst()[i] + own.getLast()[i]) / 2, within(1e-6f));
            }
        }
    }

    /** Where all sites have the same rows there is nothing to correct. */
    @Test
    void equalSitesDescendAsWithoutControl() {
        try (var training = new LocalTraining(PLAN, new Dataset(SITES.getFirst(), List.of()))) {
            var control = new float[LENGTH];
            Arrays.fill(control, 0.25f);
            var model = LinearRows.model(7);
            var without = training.train(model, new TrainingRound(1, 1), done -> {});

            var corrected = training.train(
                    new SiteState(Map.of("model", model, Scaffold.CONTROL, control), Map.of(Scaffold.CONTROL, control)),
                    new TrainingRound(1, 1),
                    done -> {});

            assertThat(corrected.get("model")).isEqualTo(without);
        }
    }

    private static void round(HeldState state, List<float[]> own, int round) {
        var dx = new double[LENGTH];
        var dc = new double[LENGTH];
        var shared = Map.of("model", state.vector("model"), Scaffold.CONTROL, state.vector(Scaffold.CONTROL));
        for (int site = 0; site < SITES.size(); site++) {
            try (var training = new LocalTraining(PLAN, new Dataset(SITES.get(site), List.of()))) {
                var kept = own.get(site);
                var sent = training.train(
                        new SiteState(shared, Map.of(Scaffold.CONTROL, kept)),
                        new TrainingRound(round, round),
                        done -> {});
                for (int i = 0; i < LENGTH; i++) {
                    dx[i] += Objects.requireNonNull(sent.get("model"))[i] / 2.0;
                    dc[i] += Objects.requireNonNull(sent.get(Scaffold.CONTROL))[i] / 2.0;
                    kept[i] += Objects.requireNonNull(sent.get(Scaffold.CONTROL))[i];
                }
            }
        }
        state.advance(new Means(Map.of("model", dx, Scaffold.CONTROL, dc), 2, 2));
    }

    /** Algorithm 1 of Karimireddy et al. with option II, c_i+ = c_i - c + (x - y) / (K rate), and an L2 penalty on the weights. */
    private static final class Paper {
        private double[] x = doubles(LinearRows.model(7));
        private double[] c = new double[LENGTH];
        private final double[][] own = new double[SITES.size()][LENGTH];

        void round() {
            var nextX = x.clone();
            var nextC = c.clone();
            for (int site = 0; site < SITES.size(); site++) {
                var y = x.clone();
                for (int step = 0; step < STEPS; step++) {
                    var gradient = LinearRows.gradient(SITES.get(site), floats(y));
                    for (int i = 0; i < LENGTH; i++) {
                        double penalty = i < LinearRows.INPUTS ? 0.01 * y[i] : 0;
                        y[i] -= RATE * (gradient[i] + penalty - own[site][i] + c[i]);
                    }
                }
                for (int i = 0; i < LENGTH; i++) {
                    double next = own[site][i] - c[i] + (x[i] - y[i]) / (STEPS * RATE);
                    nextX[i] += (y[i] - x[i]) / SITES.size();
                    nextC[i] += (next - own[site][i]) / SITES.size();
                    own[site][i] = next;
                }
            }
            x = nextX;
            c = nextC;
        }

        private static double[] doubles(float[] values) {
            var doubles = new double[values.length];
            Arrays.setAll(doubles, i -> values[i]);
            return doubles;
        }

        private static float[] floats(double[] values) {
            var floats = new float[values.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) values[i];
            }
            return floats;
        }
    }
}
