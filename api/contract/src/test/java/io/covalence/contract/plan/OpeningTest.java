package io.covalence.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.plan.algorithm.Algorithm;
import io.covalence.contract.plan.algorithm.Scaffold;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.work.Evaluation;
import io.covalence.contract.plan.work.Learning;
import io.covalence.contract.plan.work.Summary;
import io.covalence.contract.round.RoundKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningTest {
    private static final NumericColumn AGE = NumericColumn.summed("age", 50, 10, Missing.INDICATOR);
    private static final NumericColumn WEIGHT = NumericColumn.declared("weight", 70, 15, Missing.MEAN);
    private static final NumericColumn PULSE = NumericColumn.summed("pulse", 80, 20, Missing.REFUSE);

    private static StudyPlan plan(NumericColumn... columns) {
        var base = Plans.classification(1);
        return new StudyPlan(
                StudyPlan.SCHEMA,
                new Table(List.of(columns), List.of(), new Split.ByRow()),
                base.work(),
                base.cohort(),
                base.schedule(),
                base.encoding(),
                base.privacy());
    }

    private static StudyPlan with(StudyPlan plan, int smallestCell) {
        var old = plan.learning();
        return plan.with(new Learning(
                old.task(),
                old.architecture(),
                old.training(),
                old.algorithm(),
                new Evaluation(0.2, 1, 32, 12, smallestCell)));
    }

    @Test
    void columnsThatAllSitesStandardiseAlikeAreToldInARoundOfTheirOwn() {
        var plan = plan(AGE, WEIGHT, PULSE);

        assertThat(plan.violations()).isEmpty();
        assertThat(plan.openings()).isEqualTo(1);
        assertThat(plan.lastVersion()).isEqualTo(plan.schedule().rounds() + 1);
        assertThat(plan.opening().columns())
                .extracting(ranges -> ranges.index())
                .containsExactly(0, 2);
        // Rows, mean and mean square of two columns, all of which the next version depends on
        assertThat(UpdateLayout.of(plan, RoundKind.OPENING))
                .isEqualTo(new UpdateLayout(1, 0, plan.encoding().ringBits(), 1 + 6, 0));
    }

    /** Sixteen ranges of half a scale, from 10 to 90; and no further, whatever the model gets. */
    @Test
    void rangesReachFourScalesToBothSides() {
        var ranges = plan(AGE).opening().columns().getFirst();

        assertThat(ranges.from()).isEqualTo(10);
        assertThat(ranges.width()).isEqualTo(5);
        assertThat(ranges.bins()).isEqualTo(16);
        assertThat(ranges.bin(-4.1)).isZero();
        assertThat(ranges.bin(4.1)).isEqualTo(15);
    }

    @Test
    void planWithoutSuchColumnsHasNoSuchRound() {
        var plan = plan(WEIGHT);

        assertThat(plan.openings()).isZero();
        assertThat(plan.lastVersion()).isEqualTo(plan.schedule().rounds());
        assertThat(plan.says()).noneMatch(said -> said.key().equals("opening"));
    }

    @Test
    void sitesCountInStepsOfWhichEachIsAMultipleOfTheSmallerOnes() {
        assertThat(with(plan(AGE), 10).violations()).isEmpty();
        assertThat(with(plan(AGE), 7).violations()).singleElement().satisfies(violation -> {
            assertThat(violation.pointer()).isEqualTo("/work/evaluation/smallestCell");
            assertThat(violation.message()).contains("[5, 10, 20, 40, 80, 160, 320, 640]");
        });
        assertThat(with(plan(WEIGHT), 7).violations()).isEmpty();
    }

    @Test
    void algorithmThatStartsFromMoreThanTheModelHasNoOpeningRound() {
        var scaffold = new Scaffold(1, 10, 1);
        var summed = plan(AGE).learning();
        var declared = plan(WEIGHT).learning();

        assertThat(plan(AGE).with(with(summed, scaffold)).violations())
                .extracting(Violation::pointer)
                .contains("/work/algorithm");
        assertThat(plan(WEIGHT).with(with(declared, scaffold)).violations())
                .extracting(Violation::pointer)
                .doesNotContain("/work/algorithm");
    }

    private static Learning with(Learning learning, Algorithm algorithm) {
        return new Learning(
                learning.task(), learning.architecture(), learning.training(), algorithm, learning.evaluation());
    }

    @Test
    void summaryHasNoColumnThatIsScaledByAnother() {
        var plan = plan(AGE).with(new Summary(List.of())).with(new Schedule(1, 600, 20));

        assertThat(plan.violations()).extracting(Violation::pointer).containsExactly("/inputs/numeric/0/scaling");
    }

    @Test
    void peopleReadWhatLeavesInIt() {
        assertThat(plan(AGE, WEIGHT).says())
                .extracting(said -> said.title() + ": " + said.words())
                .contains(
                        "Standardised: \"age\" by mean and standard deviation of the training rows of all sites, the same"
                                + " at every site, as an opening round tells them; the plan says only about where these numbers lie")
                .anySatisfy(said -> assertThat(said)
                        .startsWith("Opening round: before anything is trained, each site sends 3 masked numbers, once")
                        .contains(
                                "It counts in steps of 5 rows, rounded down, so that nothing is said of 1 to 4 rows"));
    }
}
