package io.covalence.learning.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.covalence.contract.metric.CountRange;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.inputs.Duplicates;
import io.covalence.contract.plan.inputs.MoleculeTable;
import io.covalence.contract.plan.inputs.Standardisation;
import io.covalence.contract.plan.task.CoxSurvival;
import io.covalence.contract.plan.task.Survival;
import io.covalence.contract.plan.task.WeibullSurvival;
import io.covalence.contract.round.RoundKind;
import io.covalence.learning.metric.LogitInterval;
import io.covalence.testkit.TestPlans;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurvivalScoresTest {
    private final StudyPlan plan = TestPlans.binary("x")
            .with(new CoxSurvival("T", "E"))
            .withInputs(new MoleculeTable("smiles", 64, List.of(), Standardisation.COVALENCE_1, Duplicates.KEEP))
            .plan();

    @Test
    void planReadsTwoColumnsAndItsModelHasOneOutput() {
        assertThat(plan.violations()).isEmpty();
        assertThat(plan.work().columns()).containsExactly("T", "E");
        assertThat(plan.parameters()).isEqualTo(65);
        assertThat(UpdateLayout.of(plan, RoundKind.TRAINING).limbs()).isEqualTo(4 + 5);
        assertThat(UpdateLayout.of(plan, RoundKind.EVALUATION).limbs()).isEqualTo(4 + 5 + 1);
    }

    @Test
    void weibullsModelHasAParameterMoreForTheShapeAndTheSameFigures() {
        var weibull =
                new TestPlans(plan).with(new WeibullSurvival("T", "E", 365)).plan();

        assertThat(weibull.violations()).isEmpty();
        assertThat(weibull.parameters()).isEqualTo(plan.parameters() + 1);
        assertThat(UpdateLayout.of(weibull, RoundKind.EVALUATION).limbs())
                .isEqualTo(UpdateLayout.of(plan, RoundKind.EVALUATION).limbs());
        assertThat(weibull.work().measures()).isEqualTo(plan.work().measures());
    }

    /** 1,024 pairs with an index of 3/4 and 512 with one of 1/2; standard deviations of 1/32 and 1/16 at the sites. */
    @Test
    void indexIsTheSitesByTheirPairsAndItsVarianceTheirsByTheSquares() {
        var limbs = new long[UpdateLayout.of(plan, RoundKind.EVALUATION).limbs()];
        int first = UpdateLayout.targetLimb(plan, 0);
        limbs[first + Survival.PAIRS] = 1_024 + 512;
        limbs[first + Survival.CONCORDANT] = 1_024 * 768 + 512 * 512;
        limbs[first + Survival.LABELLED] = 120;
        limbs[first + Survival.EVENTS] = 40;
        limbs[first + Survival.LOSS] = 100L << 20;
        limbs[UpdateLayout.lastLimb(plan, 0) + Survival.VARIANCE] = (1_024 + 1_024) * Survival.VARIANCE_SCALE;

        var target = Evaluations.read(plan, RoundKind.EVALUATION, 3, limbs)
                .orElseThrow()
                .targets()
                .getFirst();
        assertThat(target.column()).isEqualTo("T");
        assertThat(target.labelled()).isEqualTo(CountRange.of(120));
        double index = 1_024 / 1_536.0;
        var interval = LogitInterval.of(index, 2_048 / (1_536.0 * 1_536), "").orElseThrow();
        assertThat(target.figures())
                .extracting(Figure::metric, Figure::value)
                .containsExactly(tuple(Survival.C_INDEX, 0.6667), tuple(Survival.PARTIAL_LOSS, 2.5));
        assertThat(target.figures().getFirst().interval()).isNotNull().satisfies(found -> {
            assertThat(found.low()).isEqualTo(interval.low());
            assertThat(found.high()).isEqualTo(interval.high());
        });
    }

    @Test
    void noSiteWithEnoughEventsGivesNoScore() {
        var limbs = new long[UpdateLayout.of(plan, RoundKind.TRAINING).limbs()];
        assertThat(Evaluations.read(plan, RoundKind.TRAINING, 0, limbs)).isEmpty();
    }

    @Test
    void timesAreNotMergedAndNeedTheirOwnColumn() {
        assertThat(TestPlans.binary("x").with(new CoxSurvival("T", "E")).plan().violations())
                .extracting(violation -> violation.pointer() + " " + violation.message())
                .containsExactly("/inputs/duplicates the task does not merge labels so; it allows KEEP, REFUSE");
        assertThat(TestPlans.binary("x").with(new CoxSurvival("T", "T")).plan().violations())
                .extracting(violation -> violation.pointer())
                .contains("/work/task/event");
    }
}
