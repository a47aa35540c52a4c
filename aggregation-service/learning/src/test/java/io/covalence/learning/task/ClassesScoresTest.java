package io.covalence.learning.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.Violation;
import io.covalence.contract.plan.inputs.Duplicates;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.inputs.Standardisation;
import io.covalence.contract.plan.task.Classes;
import io.covalence.contract.round.RoundKind;
import io.covalence.learning.metric.ErrorInterval;
import io.covalence.learning.metric.LogitInterval;
import io.covalence.learning.metric.ShareInterval;
import io.covalence.testkit.TestPlans;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassesScoresTest {
    private final StudyPlan plan = plan("low", "middle", "high");

    private static StudyPlan plan(String... classes) {
        return TestPlans.binary("x")
                .with(new Classes("grade", List.of(classes)))
                .withInputs(
                        new MoleculeTable("smiles", 64, List.of(), Standardisation.COVALENCE_1, Duplicates.MAJORITY))
                .plan();
    }

    @Test
    void modelHasAnOutputForEachClassOfOneColumn() {
        assertThat(plan.violations()).isEmpty();
        assertThat(plan.work().columns()).containsExactly("grade");
        assertThat(plan.parameters()).isEqualTo(3 * 65);
        assertThat(UpdateLayout.of(plan, RoundKind.EVALUATION).limbs()).isEqualTo(4 + 5 + 2);
    }

    @Test
    void classesAreTwoAtLeastAndDifferent() {
        assertThat(plan("one").violations()).extracting(Violation::pointer).containsExactly("/work/task/classes");
        assertThat(plan("one", "two", "one").violations())
                .extracting(Violation::pointer)
                .containsExactly("/work/task/classes/2");
        assertThat(plan("one", " ").violations())
                .extracting(Violation::pointer)
                .containsExactly("/work/task/classes/1");
    }

    /** 64 rows with an accuracy of 3/4 and 32 rows with one of 1/2; only the first site can rank. */
    @Test
    void accuracyIsTheSitesByTheirRows() {
        var limbs = new long[UpdateLayout.of(plan, RoundKind.TRAINING).limbs()];
        int first = UpdateLayout.targetLimb(plan, 0);
        limbs[first + Classes.LABELLED] = 96;
        limbs[first + Classes.RIGHT] = (48L + 16) << 20;
        limbs[first + Classes.LOSS] = 48L << 20;
        limbs[first + Classes.RANKED] = 64;
        limbs[first + Classes.AREA] = 56L << 20;

        var evaluation = Evaluations.read(plan, RoundKind.TRAINING, 3, limbs).orElseThrow();
        assertThat(evaluation.figure()).isEqualTo(Figure.of(Metric.ACCURACY, 2 / 3.0, ShareInterval.of(2 / 3.0, 96)));
        assertThat(evaluation.targets().getFirst().figures())
                .extracting(Figure::metric, Figure::value)
                .containsExactly(
                        tuple(Metric.ACCURACY, 0.6667),
                        tuple(Classes.MACRO_ROC_AUC, 0.875),
                        tuple(Metric.LOG_LOSS, 0.5));

        limbs[first + Classes.RIGHT] = 97L << 20;
        assertThat(Evaluations.read(plan, RoundKind.TRAINING, 3, limbs))
                .as("more rows that are right than rows")
                .isEmpty();
    }

    /** Losses with a mean of 1/2 and a mean square of 3/4. */
    @Test
    void theLastModelsLossHasAnInterval() {
        var limbs = new long[UpdateLayout.of(plan, RoundKind.EVALUATION).limbs()];
        int first = UpdateLayout.targetLimb(plan, 0);
        limbs[first + Classes.LABELLED] = 96;
        limbs[first + Classes.RIGHT] = 48L << 20;
        limbs[first + Classes.LOSS] = 48L << 20;
        limbs[UpdateLayout.lastLimb(plan, 0) + Classes.LOSS_SQUARE] = 72L << 20;

        assertThat(Evaluations.read(plan, RoundKind.EVALUATION, 3, limbs)
                        .orElseThrow()
                        .figures())
                .contains(Figure.of(Metric.LOG_LOSS, 0.5, ErrorInterval.ofMean(0.5, 0.75, 96)));
    }

    /** Two sites of 64 and 32 rows, with variances of 1/64 and 1/32: (64² / 64 + 32² / 32) / 96² = 1/96. */
    @Test
    void theLastModelsAreaHasAnInterval() {
        var limbs = new long[UpdateLayout.of(plan, RoundKind.EVALUATION).limbs()];
        int first = UpdateLayout.targetLimb(plan, 0);
        limbs[first + Classes.LABELLED] = 96;
        limbs[first + Classes.RIGHT] = 48L << 20;
        limbs[first + Classes.RANKED] = 96;
        limbs[first + Classes.AREA] = 72L << 20;
        limbs[UpdateLayout.lastLimb(plan, 0) + Classes.AREA_VARIANCE] = 96L << 20;

        assertThat(Evaluations.read(plan, RoundKind.EVALUATION, 3, limbs)
                        .orElseThrow()
                        .figures())
                .contains(Figure.of(
                        Classes.MACRO_ROC_AUC,
                        0.75,
                        LogitInterval.of(0.75, 1 / 96.0, "normal on the logit, infinitesimal jackknife within sites")));
    }
}
