package io.covalence.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.plan.inputs.CategoricalColumn;
import io.covalence.contract.plan.inputs.Inputs;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Scaling;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.privacy.None;
import io.covalence.contract.plan.work.Crossing;
import io.covalence.contract.plan.work.Partition;
import io.covalence.contract.plan.work.Summary;
import io.covalence.contract.plan.work.Work;
import io.covalence.contract.round.RoundKind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final NumericColumn AGE =
            new NumericColumn("age", Scaling.DECLARED, 50.0, 10.0, Missing.INDICATOR, 3.0);
    private static final CategoricalColumn SEX = new CategoricalColumn("sex", List.of("0", "1"));
    private static final CategoricalColumn PAIN = new CategoricalColumn("pain", List.of("1", "2", "3", "4"));
    private static final CategoricalColumn SUGAR = new CategoricalColumn("sugar", List.of("0", "1"));
    private static final Table TABLE = new Table(List.of(AGE), List.of(SEX, PAIN, SUGAR), new Split.ByRow());
    private static final Schedule ONCE = new Schedule(1, 600, 20);

    private static StudyPlan plan(Inputs inputs, Summary work, Schedule schedule) {
        return new StudyPlan(StudyPlan.SCHEMA, inputs, work, Plans.COHORT, schedule, Plans.ENCODING, new None());
    }

    private static StudyPlan plan(Crossing... tables) {
        return plan(TABLE, new Summary(List.of(tables)), ONCE);
    }

    private static List<String> pointers(StudyPlan plan) {
        return plan.violations().stream().map(Violation::pointer).toList();
    }

    @Test
    void everyColumnIsCountedInOneWayOnly() {
        var plan = plan(new Crossing("sex", "pain"));

        assertThat(plan.violations()).isEmpty();
        assertThat(((Summary) plan.work()).partitions(TABLE))
                .containsExactly(
                        new Partition.Numbers(AGE, 0, 10),
                        new Partition.Levels(SUGAR, 2),
                        new Partition.Pairs(new Partition.Levels(SEX, 0), new Partition.Levels(PAIN, 1)));
    }

    /** Four limbs that every round has; ten ranges and the empty ones, two levels, eight pairs, each and one more. */
    @Test
    void limbsAreThoseOfThePartitions() {
        var plan = plan(new Crossing("sex", "pain"));

        var layout = UpdateLayout.of(plan, RoundKind.EVALUATION);
        assertThat(layout.limbs()).isEqualTo(4 + (10 + 1 + 1) + (2 + 1) + (8 + 1));
        assertThat(layout.parameters()).isZero();
        assertThat(plan.trainings()).isZero();
        assertThat(plan.parameters()).isZero();
    }

    @Test
    void numberBeyondTheLimitCountsAsTheOutermostRange() {
        var ages = new Partition.Numbers(AGE, 0, 10);

        assertThat(ages.from()).isEqualTo(20);
        assertThat(ages.width()).isEqualTo(6);
        assertThat(List.of(-3.0, -2.9, -0.1, 0.0, 2.9, 3.0, 9.0))
                .extracting(ages::bin)
                .containsExactly(0, 0, 4, 5, 9, 9, 9);
    }

    @Test
    void columnInTwoTablesIsRefusedSinceItsCountsCouldBeHeldAgainstEachOther() {
        assertThat(pointers(plan(new Crossing("sex", "pain"), new Crossing("sugar", "sex"))))
                .containsExactly("/work/tables/1/columns");
        assertThat(pointers(plan(new Crossing("sex", "sex")))).containsExactly("/work/tables/0/columns");
    }

    @Test
    void whatDoesNotGoWithASummaryIsRefused() {
        assertThat(pointers(plan(new Crossing("age", "weight"))))
                .containsExactly("/work/tables/0/rows", "/work/tables/0/columns");
        assertThat(pointers(plan(Plans.MOLECULES, new Summary(List.of()), ONCE)))
                .containsExactly("/inputs");
        assertThat(pointers(plan(TABLE, new Summary(List.of()), Plans.SCHEDULE)))
                .containsExactly("/schedule/rounds");
        var perSite = new Table(
                List.of(NumericColumn.perSite("age", Missing.MEAN)), List.of(SEX), new Split.BySubject("patient"));
        assertThat(pointers(plan(perSite, new Summary(List.of()), ONCE)))
                .containsExactly("/inputs/split", "/inputs/numeric/0/scaling");
        assertThat(pointers(plan(TABLE, new Summary(1, List.of(), 1), ONCE)))
                .containsExactly("/work/bins", "/work/smallestCell");
    }

    /** No update is sent of which it could say something. */
    @Test
    void encodingMayBeLeftOutWhereNothingIsTrainedAndNowhereElse() {
        var sums = without(TABLE, new Summary(List.of()), ONCE);
        assertThat(sums.violations()).isEmpty();
        assertThat(sums.encoding()).isEqualTo(Encoding.UNUSED);

        assertThat(without(Plans.MOLECULES, Plans.classes(1), Plans.SCHEDULE).violations())
                .containsExactly(new Violation("/encoding", "must be there: sites that train send updates"));
    }

    @SuppressWarnings("NullAway") // As a JSON reader makes it.
    private static StudyPlan without(Inputs inputs, Work work, Schedule schedule) {
        return new StudyPlan(StudyPlan.SCHEMA, inputs, work, Plans.COHORT, schedule, null, new None());
    }

    /** 200 by 200 pairs, and the rows of none. */
    @Test
    void tooManyCellsAreRefused() {
        var names = IntStream.range(0, 200).mapToObj(i -> "c" + i).toList();
        var wide = new Table(
                List.of(),
                List.of(new CategoricalColumn("one", names), new CategoricalColumn("two", names)),
                new Split.ByRow());

        assertThat(plan(wide, new Summary(List.of(new Crossing("one", "two"))), ONCE)
                        .violations())
                .singleElement()
                .asString()
                .contains("/work", "40001 numbers");
    }

    @Test
    void planSaysWhatIsCountedAndInWhichSteps() {
        assertThat(plan(new Crossing("sex", "pain")).says())
                .extracting(Statement::words)
                .anyMatch(said -> said.contains("the numbers in \"age\""))
                .anyMatch(said -> said.contains("each category of \"sugar\""))
                .anyMatch(said -> said.contains("each pair of categories of \"sex by pain\""))
                .anyMatch(said -> said.contains("in steps of 5 rows, rounded down"))
                .anyMatch(said -> said.contains("one masked vector of 28 numbers"))
                .noneMatch(said -> said.contains("inputs of the model"));
    }
}
