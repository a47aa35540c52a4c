package io.covalence.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.round.RoundKind;
import io.covalence.contract.text.PlainText;
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
                new Aggregation(20, 3, 2, 2, 10, 1, 24, 100_000, 1, 0, 600, 20));

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
                        "/aggregation/maximumSites",
                        "/aggregation/maximumSites",
                        "/aggregation/assumedColluders",
                        "/aggregation/ringBits");
    }

    @Test
    void noColumnCanSpeakToATerminalOrHideInItsLine() {
        var plan = Plans.regression();
        var wild = new StudyPlan(
                plan.schema(),
                plan.task(),
                List.of(new Target("a\u001b[2J", 0, 1), new Target("a\u200b", 0, 1), new Target("a\nb", 0, 1)),
                new Features("smi\u202eles", 2048, List.of(new Descriptor("Mol\u2028Wt", 300, 150))),
                plan.model(),
                plan.training(),
                plan.evaluation(),
                plan.aggregation());

        assertThat(wild.violations())
                .containsExactly(
                        new Violation("/targets/0/column", PlainText.RULE),
                        new Violation("/targets/1/column", PlainText.RULE),
                        new Violation("/targets/2/column", PlainText.RULE),
                        new Violation("/features/smilesColumn", PlainText.RULE),
                        new Violation("/features/descriptors/0/column", PlainText.RULE));
    }

    @Test
    void columnsThatDifferOnlyInHowAccentsAreWrittenAreOne() {
        var plan = Plans.regression();
        var twice = new StudyPlan(
                plan.schema(),
                plan.task(),
                List.of(new Target("L\u00f6slichkeit", 0, 1), new Target("Lo\u0308slichkeit", 0, 1)),
                plan.features(),
                plan.model(),
                plan.training(),
                plan.evaluation(),
                plan.aggregation());

        assertThat(twice.violations()).containsExactly(new Violation("/targets/1/column", "stands twice"));
    }

    @Test
    void whatAPlanLeavesOutHasItsDefault() {
        @SuppressWarnings("NullAway") // As a JSON reader makes it.
        var features = new Features("smiles", 2048, List.of(), null, null);
        @SuppressWarnings("NullAway")
        var training = new Training(0.1, 0.9, 0, 64, 2, 7, null);

        assertThat(features).isEqualTo(Plans.FEATURES);
        assertThat(features.standardisation()).isEqualTo(Standardisation.COVALENCE_1);
        assertThat(features.duplicates()).isEqualTo(Duplicates.MEDIAN);
        assertThat(training.loss()).isEqualTo(Loss.squared());
    }

    @Test
    void mergingAndLossHaveToGoWithTheTask() {
        var classes = Plans.classification(1);
        var numbers = Plans.regression();

        assertThat(pointers(classes, Duplicates.MEAN, Loss.squared())).containsExactly("/features/duplicates");
        assertThat(pointers(numbers, Duplicates.MAJORITY, Loss.squared())).containsExactly("/features/duplicates");
        assertThat(pointers(classes, Duplicates.MAJORITY, Loss.huber(1))).containsExactly("/training/loss");
        assertThat(pointers(numbers, Duplicates.MEAN, Loss.huber(1))).isEmpty();
        assertThat(pointers(numbers, Duplicates.KEEP, Loss.huber(0))).containsExactly("/training/loss/delta");
        assertThat(pointers(numbers, Duplicates.KEEP, new Loss("huber", null))).containsExactly("/training/loss/delta");
        assertThat(pointers(numbers, Duplicates.KEEP, new Loss("squared", 1.0)))
                .containsExactly("/training/loss/delta");
        assertThat(pointers(numbers, Duplicates.REFUSE, new Loss("hinge", null)))
                .containsExactly("/training/loss/kind");
    }

    private static List<String> pointers(StudyPlan plan, Duplicates duplicates, Loss loss) {
        var features = plan.features();
        return new StudyPlan(
                        plan.schema(),
                        plan.task(),
                        plan.targets(),
                        new Features(
                                features.smilesColumn(),
                                features.fingerprintBits(),
                                features.descriptors(),
                                Standardisation.COVALENCE_1,
                                duplicates),
                        plan.model(),
                        new Training(0.1, 0.9, 0, 64, 2, 7, loss),
                        plan.evaluation(),
                        plan.aggregation())
                .violations().stream().map(Violation::pointer).toList();
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
    void roundsOfClassificationCarryFourFiguresPerTargetAndTheLastOneHistograms() {
        var plan = Plans.classification(12);
        int figures = 3 + 4 * 12;

        assertThat(UpdateLayout.of(plan, RoundKind.TRAINING)).isEqualTo(new UpdateLayout(1_055_244, 32, 1, figures));
        assertThat(UpdateLayout.of(plan, RoundKind.EVALUATION))
                .isEqualTo(new UpdateLayout(0, 32, 1, figures + 2 * 12 * 32));
        assertThat(UpdateLayout.targetLimb(plan, 11) + 4)
                .isEqualTo(UpdateLayout.of(plan, RoundKind.TRAINING).limbs())
                .isEqualTo(UpdateLayout.histogramLimb(plan, 0, 0));
        assertThat(UpdateLayout.histogramLimb(plan, 11, 1) + 32)
                .isEqualTo(UpdateLayout.of(plan, RoundKind.EVALUATION).limbs());
    }

    @Test
    void roundsOfRegressionCarryThreeFiguresPerTarget() {
        for (var kind : RoundKind.values()) {
            assertThat(UpdateLayout.of(Plans.regression(), kind).reportLimbs()).isEqualTo(3 + 3);
        }
        assertThat(UpdateLayout.targetLimb(Plans.regression(), 1)).isEqualTo(UpdateLayout.EVALUATION + 3);
    }

    /** What decides comes first: fewer members may one day open the rest. No step of the service reads a clip count. */
    @Test
    void onlyTheWeightIsAStepLimb() {
        var layout = UpdateLayout.of(Plans.classification(2), RoundKind.TRAINING);
        assertThat(UpdateLayout.WEIGHT).isZero();
        assertThat(layout.stepLimbs()).isEqualTo(1);
        assertThat(List.of(UpdateLayout.CLIPPED_NORMS, UpdateLayout.CLIPPED_COORDINATES, UpdateLayout.ROWS_EVALUATED))
                .allMatch(limb -> limb >= layout.stepLimbs());
    }

    @Test
    void evaluationLeavesBinsAndSmallestCellToTheirDefaults() {
        assertThat(new Evaluation(0.2, 7, 12)).isEqualTo(new Evaluation(0.2, 7, 32, 12, 5));
    }

    @Test
    void histogramsAreCoarseAndCellsNotSmall() {
        assertThat(evaluated(2, 2).violations()).isEmpty();
        assertThat(evaluated(32, 1_000).violations()).isEmpty();
        assertThat(evaluated(33, 1).violations())
                .containsExactly(
                        new Violation("/evaluation/bins", "must be from 2 to 32"),
                        new Violation("/evaluation/smallestCell", "must be from 2 to 1000"));
        assertThat(evaluated(1, 1_001).violations())
                .extracting(Violation::pointer)
                .containsExactly("/evaluation/bins", "/evaluation/smallestCell");
    }

    private static StudyPlan evaluated(int bins, int smallestCell) {
        var plan = Plans.classification(1);
        return new StudyPlan(
                plan.schema(),
                plan.task(),
                plan.targets(),
                plan.features(),
                plan.model(),
                plan.training(),
                new Evaluation(0.2, 7, bins, 12, smallestCell),
                plan.aggregation());
    }

    /** 2^15 / 63 = 520 and 2^15 / 64 = 512: less one, and halved for a bound just past a power of two, 2^8 fits and does not. */
    @Test
    void ringThatLeavesASiteTooFewBitsIsRefusedWithTheReason() {
        assertThat(ring(63, 1.0, 16).violations()).isEmpty();
        assertThat(ring(63, Math.nextUp(1.0), 16).violations()).isEmpty();
        assertThat(ring(128, 1.0, 16).violations())
                .containsExactly(new Violation(
                        "/aggregation/ringBits",
                        "a sum over 128 sites in a ring of 16 bits cannot overflow only if each site has 7 bits; at"
                                + " least 8 are needed: allow fewer sites or take a wider ring"));
        assertThat(ring(200, 1.0, 16).aggregation().resolutionBits()).isEqualTo(7);
        assertThat(ring(200, 1.0, 32).violations()).isEmpty();
        assertThat(ring(200, 1.0, 64).violations()).isEmpty();
        assertThat(ring(3, 1.0, 8).violations())
                .containsExactly(new Violation("/aggregation/ringBits", "must be one of [16, 32, 64]"));
    }

    @Test
    void ringIsNotJudgedByABoundOrCohortThatIsRefusedItself() {
        for (double bound : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThat(ring(50, bound, 16).violations())
                    .extracting(Violation::pointer)
                    .containsExactly("/aggregation/coordinateBound");
        }
        assertThat(ring(Integer.MAX_VALUE, 1, 16).violations())
                .extracting(Violation::pointer)
                .containsExactly("/aggregation/maximumSites");
    }

    private static StudyPlan ring(int maximumSites, double coordinateBound, int ringBits) {
        var plan = Plans.classification(1);
        return new StudyPlan(
                plan.schema(),
                plan.task(),
                plan.targets(),
                plan.features(),
                plan.model(),
                plan.training(),
                plan.evaluation(),
                new Aggregation(20, 3, maximumSites, 0, 10, coordinateBound, ringBits, 100_000, 1, 0, 600, 20));
    }
}
