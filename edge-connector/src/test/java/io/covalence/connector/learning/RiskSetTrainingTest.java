package io.covalence.connector.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.Row;
import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.algorithm.RiskSetLayout;
import io.covalence.contract.plan.algorithm.RiskSets;
import io.covalence.contract.plan.architecture.Initialisation;
import io.covalence.contract.plan.architecture.Linear;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.task.CoxSurvival;
import io.covalence.contract.plan.work.Training;
import io.covalence.contract.round.RoundKind;
import io.covalence.testkit.TestPlans;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a site sends where a model is made of sums over risk sets. */
class RiskSetTrainingTest {
    private static final RiskSets KIND =
            new RiskSets(IntStream.rangeClosed(1, 20).mapToObj(i -> i / 20.0).toList(), 0);
    private static final StudyPlan PLAN = TestPlans.binary("E")
            .with(new CoxSurvival("T", "E"))
            .with(new Linear(Initialisation.GLOROT))
            .with(new Training(0.75, 0, 0.01, 64, 1, 7))
            .with(KIND)
            .withInputs(new Table(
                    List.of(
                            NumericColumn.declared("x", 0, 1, Missing.MEAN),
                            NumericColumn.declared("y", 0, 1, Missing.MEAN)),
                    List.of(),
                    new Split.ByRow()))
            .plan();

    private record Patient(float x, float y, float time, float event) implements Row {
        @Override
        public void writeInputs(float[] target, int offset, int width) {
            target[offset] = x;
            target[offset + 1] = y;
        }

        @Override
        public float label(int target) {
            return target == CoxSurvival.TIME ? time : event;
        }
    }

    /** Hazards of exp(x - y), half of the rows censored. */
    private static List<Row> rows() {
        var random = new SplittableRandom(4);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < 600; i++) {
            float x = (float) random.nextGaussian();
            float y = (float) random.nextGaussian();
            double came = random.nextExponential() / Math.exp(x - y);
            double left = random.nextExponential();
            rows.add(new Patient(x, y, (float) Math.min(came, left), came <= left ? 1 : 0));
        }
        return rows;
    }

    private static long[] sums(List<Row> training, float[] model) {
        try (var site = new LocalTraining(PLAN, new Dataset(training, List.of()))) {
            return site.sums(model, done -> {});
        }
    }

    @Test
    void rowsThatLackHalfALabelChangeNothing() {
        var model = new float[] {0.5f, -0.5f, 3};
        var more = new ArrayList<>(rows());
        more.addAll(Collections.nCopies(50, new Patient(9, -9, Float.NaN, 1)));
        more.addAll(Collections.nCopies(50, new Patient(-9, 9, 1, Float.NaN)));

        assertThat(sums(more, model)).isEqualTo(sums(rows(), model));
        assertThat(sums(rows(), model)[RiskSetLayout.ROWS]).isEqualTo(576);
    }

    @Test
    void siteWithFewEventsSendsZeros() {
        var few = new ArrayList<Row>(Collections.nCopies(100, new Patient(1, 1, 1, 0)));
        few.addAll(Collections.nCopies(4, new Patient(1, 1, 0.1f, 1)));

        assertThat(sums(few, new float[3])).hasSize((int) KIND.sums(2)).containsOnly(0);
    }

    @Test
    void sumsThatMightOverflowAreNotSent() {
        var large = Collections.nCopies(2_000, (Row) new Patient(20, 20, 1, 1));

        assertThatExceptionOfType(UnusableUpdateException.class)
                .isThrownBy(() -> sums(large, new float[] {1, 1, 0}))
                .withMessageContaining("too large");
    }

    @Test
    void interruptionEndsTheWork() {
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> sums(rows(), new float[3]));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /** Figures stand behind the sums; no update was clipped, and no weight is told. */
    @Test
    void figuresAndSumsHaveTheirPlaces() {
        var layout = UpdateLayout.of(PLAN, RoundKind.TRAINING);
        var figures = new EvaluationSums(80, new long[] {1, 2, 3, 4, 5}, new long[1], new long[0]);
        var sums = new long[layout.stepLimbs() - 1];
        sums[0] = 576;
        var limbs = new long[layout.limbs()];

        new SummedRound(PLAN, figures, sums).writeTo(limbs, RoundKind.TRAINING);

        assertThat(layout.told(limbs)).containsExactly(0, 0, 0, 80, 1, 2, 3, 4, 5);
        assertThat(layout.sums(limbs)).isEqualTo(sums);
    }

    /** A site alone takes Newton's steps too, towards the hazards that its rows were drawn with. */
    @Test
    void siteAloneComesToItsRowsHazards() {
        var model = new float[3];
        try (var site = new LocalTraining(PLAN, new Dataset(rows(), List.of()))) {
            for (int round = 1; round <= 8; round++) {
                var update = site.train(model, TrainingRound.of(PLAN, new RunId("run"), round, round - 1), done -> {});
                for (int i = 0; i < model.length; i++) {
                    model[i] += update[i];
                }
            }
        }

        assertThat(model[0]).isBetween(0.75f, 1.2f);
        assertThat(model[1]).isBetween(-1.2f, -0.75f);
        assertThat(model[2]).isZero();
    }
}
