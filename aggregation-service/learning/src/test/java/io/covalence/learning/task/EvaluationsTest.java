package io.covalence.learning.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.tuple;

import io.covalence.contract.metric.CalibrationPoint;
import io.covalence.contract.metric.CountRange;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.task.BinaryLabels;
import io.covalence.contract.plan.task.Regression;
import io.covalence.contract.plan.task.Target;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.TargetScore;
import io.covalence.learning.metric.ErrorInterval;
import io.covalence.learning.metric.LogitInterval;
import io.covalence.learning.metric.RocAucInterval;
import io.covalence.testkit.TestPlans;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EvaluationsTest {
    private static final CountRange FEW = CountRange.of(0);

    private final StudyPlan classes = TestPlans.binary(2).plan();
    private final StudyPlan numbers =
            TestPlans.regression(new Target("y", -3, 2), new Target("z", 0, 1)).plan();

    /** Two sites, 1,024 pairs with an area of 3/4 and 2,048 pairs with one of 1/2: (768 + 1,024) / 3,072. */
    @Test
    void eachRoundGivesTheAreaWithinSitesWeightedByPairs() {
        var limbs = new long[UpdateLayout.of(classes, RoundKind.TRAINING).limbs()];
        limbs[UpdateLayout.ROWS_EVALUATED] = 160;
        int first = UpdateLayout.targetLimb(classes, 0);
        limbs[first + BinaryLabels.PAIRS] = 1_024 + 2_048;
        limbs[first + BinaryLabels.CONCORDANT] = 1_024 * 768 + 2_048 * 512;
        limbs[first + BinaryLabels.LABELLED] = 120;
        limbs[first + BinaryLabels.LOSS] = 120L << 19;

        assertThat(Evaluations.read(classes, RoundKind.TRAINING, 3, limbs))
                .contains(new ModelEvaluation(
                        3,
                        new Figure(Metric.WITHIN_SITE_ROC_AUC, 0.5833),
                        null,
                        new Figure(Metric.LOG_LOSS, 0.5),
                        new CountRange(100, 200),
                        List.of(
                                new TargetScore(
                                        "T0",
                                        0.5833,
                                        null,
                                        0.5,
                                        new CountRange(100, 200),
                                        null,
                                        List.of(
                                                new Figure(Metric.WITHIN_SITE_ROC_AUC, 0.5833),
                                                new Figure(Metric.LOG_LOSS, 0.5))),
                                new TargetScore("T1", null, null, null, FEW, null, List.of())),
                        List.of(new Figure(Metric.WITHIN_SITE_ROC_AUC, 0.5833), new Figure(Metric.LOG_LOSS, 0.5))));
    }

    @Test
    void theLastModelHasTheAreaOverTheRowsOfAllSites() {
        var limbs = new long[UpdateLayout.of(classes, RoundKind.EVALUATION).limbs()];
        int first = UpdateLayout.targetLimb(classes, 1);
        limbs[first + BinaryLabels.PAIRS] = 2_048;
        limbs[first + BinaryLabels.CONCORDANT] = 2_048 * 1_024;
        limbs[first + BinaryLabels.LABELLED] = 104;
        int last = UpdateLayout.lastLimb(classes, 1);
        limbs[last + BinaryLabels.RIGHT_POSITIVES] = 20L << 20;
        limbs[last + BinaryLabels.RIGHT_NEGATIVES] = 70L << 20;
        limbs[last + BinaryLabels.BRIER] = 26L << 20;
        limbs[last + BinaryLabels.BRIER_SQUARE] = 13L << 20;
        limbs[UpdateLayout.histogramLimb(classes, 1, 0) + 3] = 60;
        limbs[UpdateLayout.histogramLimb(classes, 1, 0) + 4] = 20;
        limbs[UpdateLayout.histogramLimb(classes, 1, 1) + 4] = 25;

        var evaluation =
                Evaluations.read(classes, RoundKind.EVALUATION, 9, limbs).orElseThrow();
        // 60 of 80 pairs in order, 20 tied
        assertThat(evaluation.headline()).isEqualTo(new Figure(Metric.ROC_AUC, 0.875));
        assertThat(evaluation.figure()).isEqualTo(evaluation.headline());
        assertThat(evaluation.perRound()).isEqualTo(new Figure(Metric.WITHIN_SITE_ROC_AUC, 1));
        var target = evaluation.targets().getLast();
        assertThat(target.labelled()).isEqualTo(new CountRange(100, 200));
        assertThat(target.positives()).isEqualTo(new CountRange(20, 50));
        assertThat(target.figures().getFirst().interval())
                .isEqualTo(RocAucInterval.of(new long[] {60, 20}, new long[] {0, 25})
                        .orElseThrow());
        assertThat(target.figures())
                .extracting(Figure::metric, Figure::value)
                .containsSequence(
                        tuple(Metric.ROC_AUC, 0.875),
                        tuple(Metric.WITHIN_SITE_ROC_AUC, 1.0),
                        // precision is 25 of 45 throughout the bin that holds the positives
                        tuple(Metric.PR_AUC, 0.5556),
                        tuple(Metric.ACCURACY, 0.8571), // 90 of 105
                        tuple(Metric.F1, 0.7273), // 40 of 40 and 15 misses
                        tuple(Metric.BRIER, 0.25)) // 26 of 104
                .endsWith(tuple(Metric.LOG_LOSS, 0.0));
        assertThat(target.figures())
                .filteredOn(figure -> figure.interval() == null)
                .extracting(Figure::metric)
                .containsExactly(Metric.WITHIN_SITE_ROC_AUC, Metric.LOG_LOSS);
        // 25 of 105: bins 3 and 4 are one point, since the lower one has no row with label 1
        assertThat(target.calibration()).extracting(CalibrationPoint::observed).containsExactly(0.24);
        assertThat(evaluation.targets().getFirst().calibration()).isEmpty();
    }

    @Test
    void rootMeanSquareErrorComesFromSumsInTheTargetsOwnUnit() {
        var limbs = new long[UpdateLayout.of(numbers, RoundKind.TRAINING).limbs()];
        int first = UpdateLayout.targetLimb(numbers, 0);
        limbs[first] = 40;
        limbs[first + Regression.SQUARED] = 90L << 20; // sqrt(90 / 40) = 1.5 scales of 2
        limbs[first + Regression.ABSOLUTE] = 50L << 20;

        var evaluation = Evaluations.read(numbers, RoundKind.TRAINING, 5, limbs).orElseThrow();
        assertThat(evaluation.figure()).isEqualTo(new Figure(Metric.RMSE, 3));
        assertThat(evaluation.headline()).isNull();
        assertThat(evaluation.loss()).isEqualTo(new Figure(Metric.MAE, 2.5));
        assertThat(evaluation.targets())
                .containsExactly(
                        new TargetScore(
                                "y",
                                3.0,
                                null,
                                2.5,
                                new CountRange(20, 50),
                                null,
                                List.of(
                                        new Figure(Metric.RMSE, 3),
                                        Figure.of(Metric.MAE, 2.5, ErrorInterval.ofMean(2.5, 9, 40)))),
                        new TargetScore("z", null, null, null, FEW, null, List.of()));
    }

    /** A site with 1,024 pairs and another with 2,048; the squared weights are of variances of 1/256 and 1/1,024. */
    @Test
    void theLastModelsAreaWithinSitesAndItsLossHaveIntervals() {
        var limbs = new long[UpdateLayout.of(classes, RoundKind.EVALUATION).limbs()];
        int first = UpdateLayout.targetLimb(classes, 0);
        limbs[first + BinaryLabels.PAIRS] = 1_024 + 2_048;
        limbs[first + BinaryLabels.CONCORDANT] = 3_072 * 768;
        limbs[first + BinaryLabels.LABELLED] = 120;
        limbs[first + BinaryLabels.LOSS] = 120L << 19;
        int last = UpdateLayout.lastLimb(classes, 0);
        limbs[last + BinaryLabels.LOSS_SQUARE] = 60L << 20;
        limbs[last + BinaryLabels.VARIANCE] = (4_096 + 4_096) * BinaryLabels.VARIANCE_SCALE;

        var figures = Evaluations.read(classes, RoundKind.EVALUATION, 3, limbs)
                .orElseThrow()
                .targets()
                .getFirst()
                .figures();
        var area = LogitInterval.of(0.75, 8_192 / (3_072.0 * 3_072), "DeLong on the logit, within sites");
        assertThat(figures)
                .containsExactly(
                        Figure.of(Metric.WITHIN_SITE_ROC_AUC, 0.75, area),
                        Figure.of(Metric.LOG_LOSS, 0.5, ErrorInterval.ofMean(0.5, 0.5, 120)));
    }

    /**
     * Half of the labels are 3 and half -1, whatever the error: a mean square of 5 and a variance of 4, of which a mean squared error of
     * 2.25 leaves 9/16.
     */
    @Test
    void theLastModelOfRegressionTellsHowMuchOfTheLabelsItExplains() {
        var limbs = new long[UpdateLayout.of(numbers, RoundKind.EVALUATION).limbs()];
        int first = UpdateLayout.targetLimb(numbers, 1);
        limbs[first] = 40;
        limbs[first + Regression.SQUARED] = 90L << 20;
        int last = UpdateLayout.lastLimb(numbers, 1);
        limbs[last + Regression.FOURTH] = 400L << 20;
        limbs[last + Regression.LABEL] = (40 * (Regression.LABEL_OFFSET + 1L)) << 20;
        limbs[last + Regression.LABEL_SQUARE] = 200L << 20;
        limbs[last + Regression.LABEL_CUBE] = (40 * (Regression.CUBE_OFFSET + 13L)) << 20;
        limbs[last + Regression.LABEL_FOURTH] = (40 * 41L) << 20;
        limbs[last + Regression.SQUARED_LABEL] = (40 * Regression.CUBE_OFFSET + 90L) << 20;
        limbs[last + Regression.SQUARED_LABEL_SQUARE] = 450L << 20;

        var target = Evaluations.read(numbers, RoundKind.EVALUATION, 5, limbs)
                .orElseThrow()
                .targets()
                .getLast();
        assertThat(target.figures())
                .contains(
                        Figure.of(Metric.RMSE, 1.5, ErrorInterval.ofRoot(2.25, 10, 40)),
                        Figure.of(Metric.R_SQUARED, 0.4375, ErrorInterval.ofExplained(2.25, 10, 4, 16, 9, 40)));
        limbs[last + Regression.LABEL_SQUARE] = 40L << 20;
        assertThat(Evaluations.read(numbers, RoundKind.EVALUATION, 5, limbs)
                        .orElseThrow()
                        .targets()
                        .getLast()
                        .figures())
                .as("labels that are all alike")
                .extracting(Figure::metric)
                .doesNotContain(Metric.R_SQUARED);
    }

    /** A site can send what it likes, and the sum with it is opened all the same: whatever it is, the round goes on. */
    @Test
    void noSumKeepsARoundFromEnding() {
        var random = new SplittableRandom(8);
        for (var plan : List.of(classes, numbers)) {
            for (int i = 0; i < 5_000; i++) {
                var limbs = new long[UpdateLayout.of(plan, RoundKind.EVALUATION).limbs()];
                for (int limb = 0; limb < limbs.length; limb++) {
                    limbs[limb] = random.nextInt(3) == 0 ? 0 : random.nextLong() >>> random.nextInt(1, 64);
                }
                assertThatCode(() -> Evaluations.read(plan, RoundKind.EVALUATION, 1, limbs))
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void nothingIsReadFromSumsThatNobodyHonestMakes() {
        var limbs = new long[UpdateLayout.of(classes, RoundKind.TRAINING).limbs()];
        int first = UpdateLayout.targetLimb(classes, 0);
        assertThat(Evaluations.read(classes, RoundKind.TRAINING, 0, limbs)).isEmpty();
        limbs[first + BinaryLabels.PAIRS] = 1_024;
        limbs[first + BinaryLabels.CONCORDANT] = 1_024 * 1_024 + 1;
        assertThat(Evaluations.read(classes, RoundKind.TRAINING, 0, limbs)).isEmpty();
        limbs[first + BinaryLabels.CONCORDANT] = 1_024;
        assertThat(Evaluations.read(classes, RoundKind.TRAINING, 0, limbs)).isPresent();
        limbs[UpdateLayout.ROWS_EVALUATED] = -1;
        assertThat(Evaluations.read(classes, RoundKind.TRAINING, 0, limbs)).isEmpty();
    }
}
