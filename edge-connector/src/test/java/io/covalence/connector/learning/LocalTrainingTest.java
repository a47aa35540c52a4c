package io.covalence.connector.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.covalence.connector.Plans;
import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.MoleculeRow;
import io.covalence.connector.dataset.Row;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.inputs.Descriptor;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.task.Loss;
import io.covalence.contract.plan.task.Regression;
import io.covalence.contract.plan.task.Target;
import io.covalence.contract.plan.work.RateSchedule;
import io.covalence.contract.plan.work.Training;
import io.covalence.contract.round.RoundKind;
import io.covalence.testkit.TestPlans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In a linear model of 64 inputs and k targets, the weight from input i to target t stands at 64 t + i, the bias at 64 k + t. */
class LocalTrainingTest {
    private static final float MISSING = Float.NaN;

    @Test
    void lossIsSummedOverLabelsAndDividedByRows() {
        // At zero the score is 1/2; for label 1 the gradient is (1/2 - 1) / 2 rows = -1/4, and the rate is 0.1
        var update = update(Plans.linear("a"), new float[65], row(0, 1), row(1, MISSING));

        assertThat(update[0]).isCloseTo(0.025f, within(1e-7f));
        assertThat(update[64]).isCloseTo(0.025f, within(1e-7f));
    }

    @Test
    void missingLabelHasAGradientOfExactlyZero() {
        var update = update(Plans.linear("a", "b"), new float[130], row(0, 1, MISSING), row(1, 0, MISSING));

        assertThat(update[0]).isPositive();
        assertThat(update[1]).isNegative();
        for (int i = 64; i < 128; i++) {
            assertThat(update[i]).isZero();
        }
        assertThat(update[129]).isZero();
    }

    @Test
    void inputsAreNeverDropped() {
        // The linear plan has dropout 1/2, which concerns hidden units only; a dropped input would count double or not
        // at all
        var plan = Plans.linear("a");
        var rows = IntStream.range(0, 20).mapToObj(i -> row(i, 1)).toArray(Row[]::new);

        var update = update(plan, new float[65], rows);

        assertThat(IntStream.range(0, 20).mapToObj(i -> update[i]))
                .allSatisfy(weight -> assertThat(weight).isCloseTo(0.1f * 0.5f / 20, within(1e-7f)));
    }

    @Test
    void squaredErrorHasTheGradientOfTwiceTheError() {
        var plan = Plans.regression(
                new MoleculeTable("smiles", 64, List.of()), new Target("y", 0, 1), Plans.training(.1, 0, 0, 1));

        var update = update(plan, new float[65], row(3, 1));

        assertThat(update[3]).isCloseTo(0.2f, within(1e-6f));
        assertThat(update[64]).isCloseTo(0.2f, within(1e-6f));
    }

    /** Central differences of the loss as it is defined, at errors on both sides of where it becomes linear. */
    @ParameterizedTest
    @CsvSource({
        "squared, 0.3",
        "squared, -4",
        "squared, 9.9",
        "squared, 10.5",
        "squared, -2.5e8",
        "huber, 0.3",
        "huber, 1.9",
        "huber, -2.1",
        "huber, 50"
    })
    void gradientIsTheSlopeOfTheLoss(String kind, float label) {
        var loss = kind.equals("huber") ? Loss.huber(2) : Loss.squared();
        var step = 1e-4;

        var update = update(regression(loss), new float[65], row(3, label));

        double slope = (value(loss, step - label) - value(loss, -step - label)) / (2 * step);
        assertThat(update[3]).isCloseTo((float) (-0.1 * slope), within((float) (1e-3 * Math.abs(0.1 * slope))));
        assertThat(Math.abs(update[3])).isLessThanOrEqualTo((float) (0.1 * 2 * loss.linearFrom()) * 1.0001f);
    }

    /** 56 labels from -3 to 3.05, one of them in nM instead of a logarithm: today's squared loss went from 0.39 to 2,500,000. */
    @ParameterizedTest
    @ValueSource(strings = {"squared", "huber"})
    void oneValueInTheWrongUnitCannotMoveTheUpdateAtWill(String kind) {
        var loss = kind.equals("huber") ? Loss.huber(1) : Loss.squared();
        var rows = IntStream.range(0, 56).mapToObj(i -> row(i, -3 + 0.11f * i)).toArray(Row[]::new);
        double honest = norm(update(regression(loss), new float[65], rows));
        rows[20] = row(20, 2.5e8f);

        double spoilt = norm(update(regression(loss), new float[65], rows));

        // A row's share of the mean gradient is at most 2 · limit / 56 for its weight and for the bias, times the rate
        double most = 0.1 * 2 * loss.linearFrom() / 56 * Math.sqrt(2);
        assertThat(spoilt).isLessThanOrEqualTo(honest + 2 * most);
    }

    @Test
    void descriptorInTheWrongUnitCannotDrownTheRest() {
        var plan = Plans.regression(
                new MoleculeTable("smiles", 64, List.of(new Descriptor("mass", 300, 100))),
                new Target("y", 0, 1),
                Plans.training(.1, 0, 0, 1));
        var row = new MoleculeRow(new int[] {3}, new float[] {1e9f}, new float[] {1});

        // gradient -2 on each input that is 1, and 20 times that on one that counts as 20
        assertThat(update(plan, new float[66], row)[64]).isCloseTo(20 * 0.2f, within(1e-4f));
    }

    @Test
    void absurdErrorCountsAHundredScalesInTheScore() {
        var plan = regression(Loss.squared());
        var rows = Collections.nCopies(5, row(3, 2.5e8f));
        try (var training = new LocalTraining(plan, new Dataset(List.of(), rows))) {
            var figures = training.evaluate(new float[65]).figures();

            assertThat(figures[0]).isEqualTo(5);
            assertThat(figures[Regression.SQUARED]).isEqualTo((long) (5 * 100 * 100 * UpdateLayout.ERROR_SCALE));
            assertThat(figures[Regression.ABSOLUTE]).isEqualTo((long) (5 * 100 * UpdateLayout.ERROR_SCALE));
        }
    }

    private static StudyPlan regression(Loss loss) {
        return TestPlans.regression()
                .with(new Regression(List.of(new Target("y", 0, 1)), loss))
                .plan();
    }

    private static double value(Loss loss, double error) {
        double limit = loss.linearFrom();
        return Math.abs(error) <= limit ? error * error : 2 * limit * Math.abs(error) - limit * limit;
    }

    private static double norm(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares);
    }

    @Test
    void weightDecayShrinksWeightsAndSparesBiases() {
        var plan = Plans.regression(
                new MoleculeTable("smiles", 64, List.of()), new Target("y", 0, 1), Plans.training(.1, 0, .5, 1));
        var model = new float[65];
        model[9] = 1;
        model[64] = 1;

        // No row has input 9, and the only row is predicted without error
        var update = update(plan, model, row(3, 1));

        assertThat(update[9]).isCloseTo(-0.1f * 0.5f, within(1e-7f));
        assertThat(update[64]).isZero();
    }

    @Test
    void sameRoundGivesTheSameUpdateBitForBitAndAnotherRoundAnother() {
        var plan = Plans.classification(
                new MoleculeTable("smiles", 64, List.of()), List.of(32), 0.3, Plans.training(.05, .9, 1e-4, 3), "a");
        var rows = new ArrayList<Row>();
        IntStream.range(0, 300).forEach(i -> rows.add(row(i % 64, i % 3 == 0 ? 1 : 0)));
        var model = new float[Math.toIntExact(plan.parameters())];
        for (int i = 0; i < model.length; i++) {
            model[i] = (float) Math.sin(i) / 10;
        }
        try (var training = new LocalTraining(plan, new Dataset(rows, List.of()));
                var another = new LocalTraining(plan, new Dataset(rows, List.of()))) {
            var first = training.train(model, round(1), done -> {});

            assertThat(training.train(model, round(1), done -> {})).isEqualTo(first);
            assertThat(another.train(model, round(1), done -> {})).isEqualTo(first);
            assertThat(training.train(model, round(2), done -> {})).isNotEqualTo(first);
        }
    }

    @Test
    void progressRisesToOne() {
        var plan = Plans.linear("a");
        var seen = new ArrayList<Double>();
        var rows = IntStream.range(0, 200).mapToObj(i -> row(i % 64, 1)).toList();
        try (var training = new LocalTraining(plan, new Dataset(rows, List.of()))) {
            training.train(new float[65], round(1), seen::add);
        }

        // 200 rows in batches of at most 64
        assertThat(seen).containsExactly(0.25, 0.5, 0.75, 1.0);
    }

    /** 200 rows make four batches of a pass; six steps are one pass and the half of another, in fresh order. */
    @Test
    void fixedNumberOfStepsGoesOnThroughAsManyPassesAsItTakes() {
        var training = Plans.training(0.1, 0, 0, 1).withLocalUpdates(6);
        var plan = plan(training);
        var seen = new ArrayList<Double>();
        var rows = IntStream.range(0, 200).mapToObj(i -> row(i % 64, i % 2)).toList();
        try (var site = new LocalTraining(plan, new Dataset(rows, List.of()));
                var passes = new LocalTraining(plan(training.withLocalUpdates(8)), new Dataset(rows, List.of()));
                var epochs = new LocalTraining(plan(training.withLocalEpochs(2)), new Dataset(rows, List.of()))) {
            site.train(new float[65], round(1), seen::add);

            assertThat(seen).hasSize(6).last().isEqualTo(1.0);
            assertThat(passes.train(new float[65], round(1), done -> {}))
                    .isEqualTo(epochs.train(new float[65], round(1), done -> {}));
        }
    }

    /** At zero the gradient is a half, and the first step with Nesterov's momentum is 1 + 0.9 times rate and gradient long. */
    @Test
    void learningRateFollowsTheStepOfTheRun() {
        var training = Plans.training(0.1, 0.9, 0, 1);
        var plan = plan(training.with(new RateSchedule.StepDecay(2, 0.5)));
        try (var site = new LocalTraining(plan, new Dataset(List.of(row(3, 1)), List.of()))) {
            var first = site.train(new float[65], new TrainingRound(1, 1), done -> {})[3];
            var second = site.train(new float[65], new TrainingRound(2, 1), done -> {})[3];
            var third = site.train(new float[65], new TrainingRound(3, 1), done -> {})[3];
            var again = site.train(new float[65], new TrainingRound(1, 1), done -> {})[3];

            assertThat(first).isCloseTo(0.095f, within(1e-7f)).isEqualTo(second).isEqualTo(again);
            assertThat(third).isCloseTo(0.0475f, within(1e-7f));
        }
    }

    private static StudyPlan plan(Training training) {
        return TestPlans.binary("a").with(training).plan();
    }

    @Test
    void divergedTrainingIsRefused() {
        // Gradients of labels are bounded; what still grows without bound is a weight decay beyond one: w, -9 w, 81 w
        var plan = Plans.regression(
                new MoleculeTable("smiles", 64, List.of()), new Target("y", 0, 1), Plans.training(10, 0, 1, 100));
        try (var training = new LocalTraining(plan, new Dataset(List.of(row(0, 1)), List.of()))) {
            assertThatThrownBy(() -> training.train(new float[65], round(1), done -> {}))
                    .isInstanceOf(UnusableUpdateException.class)
                    .hasMessageContaining("not a finite number");
        }
    }

    @Test
    void interruptedTrainingStops() {
        try (var training = new LocalTraining(Plans.linear("a"), new Dataset(List.of(row(0, 1)), List.of()))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> training.train(new float[65], round(1), done -> {}))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void modelOfAnotherSizeIsRefused() {
        try (var training = new LocalTraining(Plans.linear("a"), new Dataset(List.of(row(0, 1)), List.of()))) {
            assertThatThrownBy(() -> training.train(new float[64], round(1), done -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the model has 65 parameters, not 64");
        }
    }

    /**
     * Five positives with logit 3 and one with 0, five negatives with 0 and one with 3, so of 36 pairs 25 are in order and 10 tied:
     * (25 + 5) / 36 of 1,024 is 853. 36 pairs count as 32. Cross-entropies are 5 ln(1 + e^-3), ln(1 + e^3) and 6 ln 2, by hand 0.6209
     * in the mean of 12 rows, 636 of 2^-10. Logits 0 and 3 lie in the bins 21 and 28.
     */
    @Test
    void figuresOfATargetAreRoundedAndItsScoresCountedInBins() {
        var plan = Plans.linear("a", "b");
        var model = new float[130];
        model[0] = 3;
        var rows = new ArrayList<Row>();
        for (int i = 0; i < 6; i++) {
            rows.add(row(i < 5 ? 0 : 1, 1, MISSING));
            rows.add(row(i < 5 ? 1 : 0, 0, 1));
        }
        try (var training = new LocalTraining(plan, new Dataset(List.of(), rows))) {
            var limbs = training.evaluate(model).limbs(plan);

            int first = UpdateLayout.targetLimb(plan, 0);
            assertThat(limbs[UpdateLayout.ROWS_EVALUATED]).isEqualTo(12);
            assertThat(Arrays.copyOfRange(limbs, first, first + 4))
                    .containsExactly(32, 32 * 853, 12, (12 * 636L) << 10);
            assertThat(limbs[UpdateLayout.histogramLimb(plan, 0, 0) + 21]).isEqualTo(5);
            assertThat(limbs[UpdateLayout.histogramLimb(plan, 0, 0) + 28]).isEqualTo(1);
            assertThat(limbs[UpdateLayout.histogramLimb(plan, 0, 1) + 21]).isEqualTo(1);
            assertThat(limbs[UpdateLayout.histogramLimb(plan, 0, 1) + 28]).isEqualTo(5);
            // The other target has positives only
            assertThat(Arrays.copyOfRange(limbs, first + 4, first + 8)).containsOnly(0);
            assertThat(Arrays.stream(limbs)
                            .skip(UpdateLayout.histogramLimb(plan, 1, 0))
                            .sum())
                    .isZero();
        }
    }

    /** 17 and 33 rows have five and six significant bits; with four they are 16 and 32. */
    @Test
    void histogramTellsTheRowsOfAClassAsCoarselyAsEveryOtherCount() {
        var plan = Plans.linear("a");
        var rows = new ArrayList<Row>();
        for (int i = 0; i < 50; i++) {
            rows.add(row(i, i < 17 ? 1 : 0));
        }
        try (var training = new LocalTraining(plan, new Dataset(List.of(), rows))) {
            var model = new float[65];
            for (int i = 0; i < model.length; i++) {
                model[i] = (float) Math.sin(i);
            }
            var histograms = training.evaluate(model).histograms();
            assertThat(Arrays.stream(histograms).limit(32).sum()).isEqualTo(32);
            assertThat(Arrays.stream(histograms).skip(32).sum()).isEqualTo(16);
        }
    }

    @Test
    void targetWithFewerRowsOfAClassThanTheSmallestCellIsLeftOut() {
        var plan = Plans.linear("a");
        for (int positives = 0; positives <= 20; positives++) {
            var rows = new ArrayList<Row>();
            for (int i = 0; i < 20; i++) {
                rows.add(row(i, i < positives ? 1 : 0));
            }
            try (var training = new LocalTraining(plan, new Dataset(List.of(), rows))) {
                var sums = training.evaluate(new float[65]);
                boolean enough = positives >= 5 && 20 - positives >= 5;
                assertThat(Arrays.stream(sums.figures()).sum() > 0).isEqualTo(enough);
                assertThat(Arrays.stream(sums.histograms()).sum()).isEqualTo(enough ? 20 : 0);
                assertThat(Metric.of(plan, sums).isPresent()).isEqualTo(enough);
            }
        }
    }

    @Test
    void rowsFewerThanTheSmallestCellAreNotTold() {
        var plan = Plans.regression(
                new MoleculeTable("smiles", 64, List.of()), new Target("y", 0, 1), Plans.training(.1, 0, 0, 1));
        var four = List.of(row(0, 1), row(1, 1), row(2, 1), row(3, 1));
        try (var training = new LocalTraining(plan, new Dataset(List.of(), four))) {
            assertThat(training.evaluate(new float[65]).limbs(plan)).containsOnly(0);
        }
    }

    @Test
    void histogramsLeaveInTheEvaluationRoundOnly() {
        var sums = new EvaluationSums(7, new long[] {1, 2, 3, 4}, new long[4], new long[64]);
        Arrays.fill(sums.histograms(), 9);
        var plan = Plans.linear("a");
        var limbs = new long[UpdateLayout.of(plan, RoundKind.TRAINING).limbs()];

        sums.writeTo(limbs, RoundKind.TRAINING);

        assertThat(limbs).containsExactly(0, 0, 0, 7, 1, 2, 3, 4);
        assertThat(sums.limbs(plan)).hasSize(8 + 4 + 64).endsWith(9).startsWith(limbs);
    }

    @Test
    void errorsAreSummedInTheTargetsScaleAndReadInItsOwnUnit() {
        var plan = Plans.regression(
                new MoleculeTable("smiles", 64, List.of()), new Target("y", -2.9, 2.4), Plans.training(.1, 0, 0, 1));
        var rows = new ArrayList<>(List.of(row(7, MISSING)));
        IntStream.range(0, 17).forEach(i -> rows.add(row(i, 1)));
        try (var training = new LocalTraining(plan, new Dataset(List.of(), rows))) {
            var sums = training.evaluate(new float[65]);

            // Every error is one scale, 2.4. Of 17 and 18 rows, four bits are 16 and 18
            int first = UpdateLayout.targetLimb(plan, 0);
            assertThat(Arrays.copyOfRange(sums.limbs(plan), first, first + 3))
                    .containsExactly(16, 16L << 20, 16L << 20);
            assertThat(sums.rows()).isEqualTo(18);
            assertThat(Metric.of(plan, sums)).contains(new Figure(io.covalence.contract.metric.Metric.RMSE, 2.4));
            assertThat(Metric.of(plan, sums.plus(sums))).isEqualTo(Metric.of(plan, sums));
        }
    }

    private static float[] update(StudyPlan plan, float[] model, Row... rows) {
        try (var training = new LocalTraining(plan, new Dataset(List.of(rows), List.of()))) {
            return training.train(model, round(1), done -> {});
        }
    }

    private static TrainingRound round(long seed) {
        return new TrainingRound(1, seed);
    }

    private static Row row(int bit, float... labels) {
        return new MoleculeRow(new int[] {bit}, new float[0], labels);
    }
}
