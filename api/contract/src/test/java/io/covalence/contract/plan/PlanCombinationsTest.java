package io.covalence.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.plan.algorithm.FedOpt;
import io.covalence.contract.plan.inputs.Duplicates;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.inputs.Standardisation;
import io.covalence.contract.plan.task.Loss;
import io.covalence.contract.plan.task.Regression;
import io.covalence.contract.plan.task.Target;
import io.covalence.contract.plan.work.Evaluation;
import io.covalence.contract.plan.work.Learning;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What parts of a plan allow each other: task, algorithm, encoding and figures. */
class PlanCombinationsTest {
    @Test
    void mergingHasToGoWithTheTask() {
        var classes = Plans.classes(1);
        var numbers = Plans.numbers(new Target("y", 0, 1));

        assertThat(pointers(classes, Duplicates.MEAN)).containsExactly("/inputs/duplicates");
        assertThat(pointers(numbers, Duplicates.MAJORITY)).containsExactly("/inputs/duplicates");
        assertThat(pointers(classes, Duplicates.MAJORITY)).isEmpty();
        assertThat(pointers(numbers, Duplicates.MEAN)).isEmpty();
        for (var either : List.of(Duplicates.KEEP, Duplicates.MEDIAN, Duplicates.REFUSE)) {
            assertThat(pointers(classes, either)).isEmpty();
            assertThat(pointers(numbers, either)).isEmpty();
        }
    }

    private static List<String> pointers(Learning learning, Duplicates duplicates) {
        var molecules = new MoleculeTable("smiles", 2048, List.of(), Standardisation.COVALENCE_1, duplicates);
        return Plans.plan(molecules, learning).violations().stream()
                .map(Violation::pointer)
                .toList();
    }

    /** 0.9 of the first moment is kept: with 0.81 of the second or less its root may shrink faster than what it divides. */
    @ParameterizedTest
    @CsvSource({"ADAM, 0", "ADAM, 0.81", "YOGI, 0", "YOGI, 0.81"})
    void secondMomentLastsLongerThanTheFirst(FedOpt.Optimizer optimizer, double secondDecay) {
        assertThat(adaptive(optimizer, secondDecay).violations())
                .extracting(Violation::pointer)
                .containsExactly("/work/algorithm/secondDecay");
        assertThat(adaptive(optimizer, 0.82).violations()).isEmpty();
    }

    @Test
    void adagradForgetsNothing() {
        assertThat(adaptive(FedOpt.Optimizer.ADAGRAD, 0.9).violations())
                .extracting(Violation::pointer)
                .containsExactly("/work/algorithm/secondDecay");
        assertThat(adaptive(FedOpt.Optimizer.ADAGRAD, 0).violations()).isEmpty();
        assertThat(adaptive(FedOpt.Optimizer.ADAM, 0.99).violations()).isEmpty();
        assertThat(adaptive(FedOpt.Optimizer.YOGI, 0.99).says())
                .extracting(Statement::words)
                .anyMatch(words -> words.contains("(FedYogi)"));
    }

    private static StudyPlan adaptive(FedOpt.Optimizer optimizer, double secondDecay) {
        var classes = Plans.classes(1);
        return Plans.plan(
                Plans.MOLECULES,
                new Learning(
                        classes.task(),
                        classes.architecture(),
                        classes.training(),
                        new FedOpt(optimizer, 0.1, 0.9, secondDecay, 1e-3),
                        classes.evaluation()));
    }

    @Test
    void huberLossNeedsADelta() {
        for (double delta : new double[] {0, 11, Double.NaN}) {
            var numbers = Plans.numbers(new Target("y", 0, 1));
            var learning = new Learning(
                    new Regression(List.of(new Target("y", 0, 1)), Loss.huber(delta)),
                    numbers.architecture(),
                    numbers.training(),
                    numbers.algorithm(),
                    numbers.evaluation());
            assertThat(Plans.plan(Plans.MOLECULES, learning).violations())
                    .containsExactly(new Violation("/work/task/loss/delta", "must be from 0.001 to 10"));
        }
        assertThat(Loss.huber(2).linearFrom()).isEqualTo(2);
        assertThat(Loss.squared().linearFrom()).isEqualTo(Loss.LARGEST_ERROR);
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
                        new Violation("/work/evaluation/bins", "must be from 2 to 32"),
                        new Violation("/work/evaluation/smallestCell", "must be from 2 to 1000"));
        assertThat(evaluated(1, 1_001).violations())
                .extracting(Violation::pointer)
                .containsExactly("/work/evaluation/bins", "/work/evaluation/smallestCell");
    }

    private static StudyPlan evaluated(int bins, int smallestCell) {
        var classes = Plans.classes(1);
        return Plans.plan(
                Plans.MOLECULES,
                new Learning(
                        classes.task(),
                        classes.architecture(),
                        classes.training(),
                        classes.algorithm(),
                        new Evaluation(0.2, 7, bins, 12, smallestCell)));
    }

    /** 2^15 / 63 = 520 and 2^15 / 64 = 512: less one, and halved for a bound just past a power of two, 2^8 fits and does not. */
    @Test
    void ringThatLeavesASiteTooFewBitsIsRefusedWithTheReason() {
        assertThat(ring(63, 1.0, 16).violations()).isEmpty();
        assertThat(ring(63, Math.nextUp(1.0), 16).violations()).isEmpty();
        assertThat(ring(128, 1.0, 16).violations())
                .containsExactly(new Violation(
                        "/encoding/ringBits",
                        "a sum over 128 sites in a ring of 16 bits cannot overflow only if each site has 7 bits; at"
                                + " least 8 are needed: allow fewer sites or take a wider ring"));
        assertThat(ring(200, 1.0, 16).encoding().resolutionBits(200)).isEqualTo(7);
        assertThat(ring(200, 1.0, 32).violations()).isEmpty();
        assertThat(ring(200, 1.0, 64).violations()).isEmpty();
        assertThat(ring(3, 1.0, 8).violations())
                .containsExactly(new Violation("/encoding/ringBits", "must be one of [16, 32, 64]"));
    }

    @Test
    void ringIsNotJudgedByABoundOrCohortThatIsRefusedItself() {
        for (double bound : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThat(ring(50, bound, 16).violations())
                    .extracting(Violation::pointer)
                    .containsExactly("/encoding/coordinateBound");
        }
        assertThat(ring(Integer.MAX_VALUE, 1, 16).violations())
                .extracting(Violation::pointer)
                .containsExactly("/cohort/maximumSites");
    }

    static StudyPlan ring(int maximumSites, double coordinateBound, int ringBits) {
        return Plans.plan(
                Plans.MOLECULES,
                Plans.classes(1),
                new CohortRules(3, maximumSites, 0),
                new Encoding(10, coordinateBound, ringBits, 100_000));
    }

    @Test
    void summarySaysWhatRemainsKnownAndHowIsAveraged() {
        assertThat(adaptive(FedOpt.Optimizer.YOGI, 0.99).summary())
                .extracting(Statement::key)
                .contains("algorithm.fedOpt", "evaluation.moleculeTable", "scores.binaryLabels");
    }
}
