package io.covalence.connector.learning;

import static io.covalence.connector.learning.LinearModels.MISSING;
import static io.covalence.connector.learning.LinearModels.plan;
import static io.covalence.connector.learning.LinearModels.regression;
import static io.covalence.connector.learning.LinearModels.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Plans;
import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.Row;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.architecture.Initialisation;
import io.covalence.contract.plan.architecture.Linear;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.task.BinaryLabels;
import io.covalence.contract.plan.task.Loss;
import io.covalence.contract.plan.task.Regression;
import io.covalence.contract.plan.task.Target;
import io.covalence.contract.round.RoundKind;
import io.covalence.testkit.TestPlans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a site tells of a model that it evaluates, and how coarsely. */
class LocalEvaluationTest {
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

    @Test
    void linearModelScoresAsAPerceptronThatHasOnlyItsOutput() {
        var rows = IntStream.range(0, 20).mapToObj(i -> row(i, i % 2)).toList();
        var model = new float[65];
        for (int i = 0; i < model.length; i++) {
            model[i] = (float) Math.sin(i);
        }

        assertThat(limbs(TestPlans.binary("a").with(new Linear(Initialisation.GLOROT)), rows, model))
                .isEqualTo(limbs(TestPlans.binary("a").withHidden(0), rows, model))
                .contains(20);
    }

    private static long[] limbs(TestPlans plan, List<Row> rows, float[] model) {
        try (var training = new LocalTraining(plan.plan(), new Dataset(List.of(), rows))) {
            return training.evaluate(model).limbs(plan.plan());
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
        var sums = new EvaluationSums(7, new long[] {1, 2, 3, 4}, new long[BinaryLabels.LAST_LIMBS], new long[64]);
        Arrays.fill(sums.histograms(), 9);
        var plan = Plans.linear("a");
        var limbs = new long[UpdateLayout.of(plan, RoundKind.TRAINING).limbs()];

        sums.writeTo(limbs, RoundKind.TRAINING);

        assertThat(limbs).containsExactly(0, 0, 0, 7, 1, 2, 3, 4);
        assertThat(sums.limbs(plan))
                .hasSize(8 + BinaryLabels.LAST_LIMBS + 64)
                .endsWith(9)
                .startsWith(limbs);
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
}
