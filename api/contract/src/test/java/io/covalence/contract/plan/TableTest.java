package io.covalence.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.plan.inputs.CategoricalColumn;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Scaling;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.inputs.Unknown;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final NumericColumn AGE = NumericColumn.perSite("age", Missing.INDICATOR);
    private static final NumericColumn PRESSURE = NumericColumn.declared("pressure", 130, 18, Missing.MEAN);
    private static final CategoricalColumn PAIN =
            new CategoricalColumn("pain", List.of("none", "typical", "other"), true, Unknown.OTHER, false);

    @Test
    void ordinaryTableIsWithinBoundsAndKnowsItsInputs() {
        var plan = plan(List.of(AGE, PRESSURE), List.of(PAIN), new Split.BySubject("patient"));

        assertThat(plan.violations()).isEmpty();
        // age and whether it is missing, pressure, and of pain's three categories and all others those but the first
        assertThat(plan.inputs().width()).isEqualTo(2 + 1 + 3);
        assertThat(plan.inputs().columns()).containsExactly("age", "pressure", "pain", "patient");
    }

    @Test
    void everyViolationIsNamedByItsPointer() {
        var plan = plan(
                List.of(
                        new NumericColumn("", Scaling.DECLARED, 0.0, 0.0, Missing.MEAN, 0.5),
                        new NumericColumn("b", Scaling.PER_SITE, 1.0, 2.0, Missing.MEAN, 20.0)),
                List.of(
                        new CategoricalColumn("c", List.of("one")),
                        new CategoricalColumn("b", List.of("x", "x", "\u202ey", " z"))),
                new Split.ByColumn(""));

        assertThat(plan.violations())
                .extracting(Violation::pointer)
                .containsExactly(
                        "/inputs/numeric/0/column",
                        "/inputs/numeric/0/scale",
                        "/inputs/numeric/0/limit",
                        "/inputs/numeric/1/center",
                        "/inputs/numeric/1/scale",
                        "/inputs/categorical/0/categories",
                        "/inputs/categorical/1/categories/2",
                        "/inputs/categorical/1/categories/1",
                        "/inputs/categorical/1/categories/3",
                        "/inputs/split/column",
                        "/inputs/categorical/1/column",
                        "/inputs/split/column");
    }

    @Test
    void tableThatGivesAModelTooManyInputsIsRefused() {
        var levels = IntStream.range(0, 1_000).mapToObj(i -> "c" + i).toList();
        var wide = IntStream.range(0, 21)
                .mapToObj(i -> new CategoricalColumn("k" + i, levels))
                .toList();

        assertThat(plan(List.of(), wide, new Split.ByRow()).violations())
                .contains(
                        new Violation("/inputs/categorical", "gives a model 21000 inputs; at most 20000 are allowed"));
    }

    @Test
    void columnOfTheSplitIsNoInputAndNothingToPredict() {
        assertThat(plan(List.of(AGE), List.of(), new Split.BySubject("age")).violations())
                .containsExactly(new Violation("/inputs/split/column", "stands twice"));
        assertThat(plan(List.of(AGE), List.of(), new Split.BySubject("T0")).violations())
                .containsExactly(new Violation("/work/task", "a column to predict is among the inputs"));
    }

    @Test
    void tableWithoutAnInputIsRefused() {
        assertThat(plan(List.of(), List.of(), new Split.ByRow()).violations())
                .extracting(Violation::pointer)
                .containsExactly("/inputs/numeric");
    }

    @Test
    void noCategoryIsCalledAsTheLevelOfAllOthersIs() {
        var categories = List.of("none", "any other");
        var among = new CategoricalColumn("pain", categories, false, Unknown.OTHER, false);

        assertThat(plan(List.of(), List.of(among), new Split.ByRow()).violations())
                .extracting(Violation::pointer)
                .containsExactly("/inputs/categorical/0/categories/1");
        assertThat(plan(List.of(), List.of(new CategoricalColumn("pain", categories)), new Split.ByRow())
                        .violations())
                .isEmpty();
    }

    @Test
    void columnHasTwoToAThousandCategories() {
        var thousand = IntStream.range(0, 1_000).mapToObj(i -> "C" + i).toList();
        var more = IntStream.range(0, 1_001).mapToObj(i -> "C" + i).toList();

        assertThat(plan(List.of(), List.of(new CategoricalColumn("a", thousand)), new Split.ByRow())
                        .violations())
                .isEmpty();
        assertThat(plan(List.of(), List.of(new CategoricalColumn("a", more)), new Split.ByRow())
                        .violations())
                .containsExactly(new Violation("/inputs/categorical/0/categories", "must be from 2 to 1000"));
    }

    @Test
    void peopleReadWhichColumnsAreReadAndHow() {
        assertThat(words(plan(List.of(AGE, PRESSURE), List.of(PAIN), new Split.BySubject("patient"))))
                .contains(
                        "Reads: the numbers in \"age\", \"pressure\"",
                        "Reads: the categories in \"pain\"",
                        "Reads: as 6 inputs of the model, and the columns to predict; no other column is used but one that"
                                + " says which rows are set aside",
                        "Standardised: by mean and standard deviation of each site's own training rows, which stay there,"
                                + " where the plan declares no centre and scale",
                        "Rows of a site with the same inputs: all are kept")
                .anyMatch(said -> said.startsWith("Evaluation: 20% of those that column \"patient\" names"));
        assertThat(words(plan(List.of(PRESSURE), List.of(), new Split.ByColumn("split"))))
                .contains("Standardised: by the plan's own centres and scales, the same at every site")
                .anyMatch(said -> said.startsWith("Evaluation: the rows that column \"split\" calls test"));
        assertThat(words(plan(
                        IntStream.range(0, 30)
                                .mapToObj(i -> NumericColumn.perSite("n" + i, Missing.MEAN))
                                .toList(),
                        List.of(),
                        new Split.ByRow())))
                .anyMatch(said -> said.endsWith("\"n11\" and 18 columns more"))
                .anyMatch(said -> said.startsWith("Evaluation: 20% of the rows are set aside"));
    }

    private static List<String> words(StudyPlan plan) {
        return plan.says().stream()
                .map(said -> said.title() + ": " + said.words())
                .toList();
    }

    private static StudyPlan plan(List<NumericColumn> numeric, List<CategoricalColumn> categorical, Split split) {
        return Plans.plan(new Table(numeric, categorical, split), Plans.classes(1));
    }
}
