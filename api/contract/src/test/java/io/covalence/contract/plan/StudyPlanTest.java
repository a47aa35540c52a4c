package io.covalence.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.round.RoundKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyPlanTest {
    @Test
    void parametersAreWeightsAndBiasesOfEveryLayer() {
        // (2048 + 1) * 512 + (512 + 1) * 12, by hand
        assertThat(Plans.classification(12).parameters()).isEqualTo(1_055_244);
    }

    @Test
    void ordinaryPlansAreWithinBounds() {
        assertThat(Plans.classification(12).violations()).isEmpty();
        assertThat(Plans.regression().violations()).isEmpty();
    }

    @Test
    void everyViolationIsNamedByItsPointer() {
        var plan = Plans.classification(1);
        var wild = new StudyPlan(
                2,
                plan.task(),
                List.of(new Target("a", 1, 1), new Target("a", 0, 1)),
                new Features("", 1000, List.of()),
                new Model(List.of(0), Activation.RELU, 1),
                new Training(Double.NaN, 0.9, 0, 64, 2, 7),
                plan.evaluation(),
                new Aggregation(20, 3, 2, 10, 1, 100_000, 1, 0, 600, 20));

        assertThat(wild.violations())
                .extracting(Violation::pointer)
                .containsExactly(
                        "/schema",
                        "/targets/0",
                        "/targets/1/column",
                        "/features/smilesColumn",
                        "/features/fingerprintBits",
                        "/model/hidden/0",
                        "/model/dropout",
                        "/training/learningRate",
                        "/aggregation/assumedColluders");
    }

    @Test
    void modelTooLargeForTheMaskedVectorIsRefused() {
        var plan = Plans.classification(1);
        var large = new StudyPlan(
                plan.schema(),
                plan.task(),
                plan.targets(),
                plan.features(),
                new Model(List.of(16_384, 16_384), Activation.RELU, 0),
                plan.training(),
                plan.evaluation(),
                plan.aggregation());

        assertThat(large.violations()).extracting(Violation::pointer).containsExactly("/model");
    }

    @Test
    void classificationCarriesTwoHistogramsPerTargetAndTwoLimbs() {
        var layout = UpdateLayout.of(Plans.classification(12), RoundKind.TRAINING);

        assertThat(layout).isEqualTo(new UpdateLayout(1_055_244, 2 * 12 * 256, 2));
        assertThat(UpdateLayout.of(Plans.classification(12), RoundKind.EVALUATION))
                .isEqualTo(new UpdateLayout(0, 2 * 12 * 256, 2));
    }

    @Test
    void regressionCarriesThreeLimbsPerTarget() {
        assertThat(UpdateLayout.of(Plans.regression(), RoundKind.TRAINING).limbs())
                .isEqualTo(5);
        assertThat(UpdateLayout.errorLimb(1)).isEqualTo(5);
    }
}
