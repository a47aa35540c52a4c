package io.covalence.connector.learning;

import static io.covalence.connector.learning.LinearModels.MISSING;
import static io.covalence.connector.learning.LinearModels.plan;
import static io.covalence.connector.learning.LinearModels.regression;
import static io.covalence.connector.learning.LinearModels.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.covalence.connector.Plans;
import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.MoleculeRow;
import io.covalence.connector.dataset.Row;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.inputs.Descriptor;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.task.Loss;
import io.covalence.contract.plan.task.Target;
import io.covalence.contract.plan.work.RateSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In a linear model of 64 inputs and k targets, the weight from input i to target t stands at 64 t + i, the bias at 64 k + t. */
class LocalTrainingTest {
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

    private static float[] update(StudyPlan plan, float[] model, Row... rows) {
        try (var training = new LocalTraining(plan, new Dataset(List.of(rows), List.of()))) {
            return training.train(model, round(1), done -> {});
        }
    }

    private static TrainingRound round(long seed) {
        return new TrainingRound(1, seed);
    }
}
