package io.covalence.connector.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.connector.learning.LocalTraining;
import io.covalence.connector.learning.TrainingRound;
import io.covalence.contract.plan.inputs.CategoricalColumn;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Scaling;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.inputs.Unknown;
import io.covalence.testkit.TestPlans;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How tables of numbers and categories become inputs. */
class TableTest extends TableScene {
    @Test
    void numbersAreStandardisedByTheSitesOwnTrainingRows() throws IOException {
        // Training rows have 1, 2, 3, 4 again and again; 20 evaluation rows have 1,000 and count for nothing
        var lines = new StringBuilder("age,part,ill\n");
        IntStream.range(0, 40).forEach(i -> lines.append(i % 4 + 1).append(",train,1\n"));
        lines.append("1000,test,0\n".repeat(20));

        var dataset = fitting(table(List.of(AGE), List.of(), BY_COLUMN), lines.toString());

        // Of 40 values: mean 2.5, sum of squares 10 (2.25 + 0.25 + 0.25 + 2.25) = 50, divided by 39
        double deviation = Math.sqrt(50.0 / 39);
        assertThat(dataset.training()).hasSize(40);
        assertThat(inputs(dataset.training().getFirst(), 1)[0]).isCloseTo((float) (-1.5 / deviation), within(1e-6f));
        assertThat(inputs(dataset.training().get(3), 1)[0]).isCloseTo((float) (1.5 / deviation), within(1e-6f));
        assertThat(dataset.evaluation()).hasSize(20);
        assertThat(inputs(dataset.evaluation().getFirst(), 1)[0]).isEqualTo(Row.LARGEST_INPUT);
        assertThat(dataset.evaluation().getFirst().label(0)).isZero();
    }

    @Test
    void declaredScaleIsThePlansAtEverySite() throws IOException {
        var plan = table(List.of(NumericColumn.declared("age", 50, 10, Missing.REFUSE)), List.of(), BY_COLUMN);

        var dataset = fitting(plan, "age,part,ill\n" + "70,train,1\n".repeat(20) + "45,test,0\n".repeat(5));

        assertThat(inputs(dataset.training().getFirst(), 1)).containsExactly(2);
        assertThat(inputs(dataset.evaluation().getFirst(), 1)).containsExactly(-0.5f);
    }

    @Test
    void numberCountsNoMoreBeyondTheColumnsLimit() throws IOException {
        var wide = new NumericColumn("age", Scaling.DECLARED, 0.0, 1.0, Missing.REFUSE, 50.0);

        var dataset = fitting(
                table(List.of(wide), List.of(), BY_COLUMN),
                "age,part,ill\n" + "70,train,1\n".repeat(20) + "45,test,0\n".repeat(5));

        assertThat(inputs(dataset.training().getFirst(), 1)).containsExactly(50);
        assertThat(inputs(dataset.evaluation().getFirst(), 1)).containsExactly(45);
    }

    @Test
    void emptyCellIsTheCentreAndToldToTheModelIfThePlanSaysSo() throws IOException {
        var plan = table(
                List.of(NumericColumn.perSite("x", Missing.MEAN), NumericColumn.perSite("y", Missing.INDICATOR)),
                List.of(),
                BY_COLUMN);

        var dataset = fitting(
                plan, "x,y,part,ill\n" + ",,train,1\n" + "2,2,train,1\n4,4,train,0\n".repeat(12) + ",1,test,1\n");

        // Of twelve times 2 and 4: mean 3, deviation sqrt(24 / 23)
        assertThat(inputs(dataset.training().getFirst(), 3)).containsExactly(0, 0, 1);
        assertThat(inputs(dataset.training().get(1), 3)[0]).isCloseTo(-(float) Math.sqrt(23.0 / 24), within(1e-6f));
        assertThat(inputs(dataset.training().get(1), 3)[2]).isZero();
    }

    @Test
    void categoriesAreIndicatorsInThePlansOrder() throws IOException {
        var plan = table(
                List.of(),
                List.of(
                        PAIN,
                        new CategoricalColumn("sex", List.of("f", "m"), true, Unknown.REFUSE, false),
                        new CategoricalColumn("ward", List.of("1", "2"), false, Unknown.OTHER, false)),
                BY_COLUMN);

        var dataset = fitting(
                plan,
                "pain,sex,ward,part,ill\n" + "b,f,2,train,1\na,m,1.0,train,0\nc,m,,train,1\n".repeat(10)
                        + "a,f,1,test,1\n");

        assertThat(inputs(dataset.training().get(0), 7)).containsExactly(0, 1, 0, 0, 0, 1, 0);
        assertThat(inputs(dataset.training().get(1), 7)).containsExactly(1, 0, 0, 1, 0, 0, 1);
        assertThat(inputs(dataset.training().get(2), 7)).containsExactly(0, 0, 1, 1, 0, 0, 1);
        assertThat(inputs(dataset.evaluation().getFirst(), 7)).containsExactly(1, 0, 0, 0, 1, 0, 0);
    }

    @Test
    void indicatorsAreStandardisedIfThePlanSaysSo() throws IOException {
        var plan = table(
                List.of(),
                List.of(new CategoricalColumn("pain", List.of("a", "b"), true, Unknown.REFUSE, true)),
                BY_COLUMN);

        var dataset = fitting(plan, "pain,part,ill\n" + "a,train,1\nb,train,0\n".repeat(12) + "a,test,1\n");

        // Half of 24 rows are b: mean 1/2, deviation sqrt(24 / 4 / 23)
        assertThat(inputs(dataset.training().get(1), 1)[0])
                .isCloseTo((float) (0.5 / Math.sqrt(6.0 / 23)), within(1e-6f));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,5;d;P1;1 | column \"age\": \"1,5\" has a decimal comma",
                "NA;a;P1;1 | column \"age\": \"NA\" stands for a missing value",
                ";a;P1;1 | column \"age\": is empty; a number is needed",
                "1e39;a;P1;1 | column \"age\": \"1e39\" is not a finite number",
                "7;A;P1;1 | column \"pain\": \"A\" (the plan has \"a\", \"b\", \"c\") is none of the column's categories",
                "7;;P1;1 | column \"pain\": is empty; a category is needed",
                "7;a;;1 | column \"patient\": is empty; the subject of the row is needed",
                "7;a;P1;yes | column \"ill\": \"yes\" is a word for yes or no",
            })
    void badCellIsAnErrorWithItsRowAndColumn(String row, String message) throws IOException {
        var plan = table(List.of(AGE), List.of(PAIN), new Split.BySubject("patient"));
        var cells = String.join(
                ",",
                List.of(row.split(";")).stream()
                        .map(cell -> cell.contains(",") ? '"' + cell + '"' : cell)
                        .toList());
        var lines = new ArrayList<>(numbered("%d,b,P%d,1\n", 40).lines().toList());
        lines.set(6, cells);

        var report = read(plan, "age,pain,patient,ill\n" + String.join("\n", lines) + "\n");

        assertThat(report.fits()).isFalse();
        assertThat(report.problems()).first().asString().startsWith("row 7 (line 8), " + message);
    }

    @Test
    void constantColumnAndFarValuesAreTold() throws IOException {
        var plan = table(List.of(AGE, NumericColumn.perSite("same", Missing.REFUSE)), List.of(), BY_COLUMN);

        var report =
                read(plan, "age,same,part,ill\n" + numbered("%d,5,train,1\n", 60) + "1e7,5,train,1\n" + "3,5,test,0\n");

        assertThat(report.fits()).isTrue();
        assertThat(report.problems())
                .extracting(Problem::toString)
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("column \"same\": all training rows have the same value"))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("column \"age\": 1 value lies more than 20 robust standard deviations")
                        .contains("in row 61"));
    }

    /** Sixty rows with the numbers 0 to 59, or 1 to 60, so with a mean near 30 and a deviation near 17. */
    @ParameterizedTest
    @CsvSource({"0,1,true", "30,1000,true", "30,15,false", "0,20,false"})
    void guessThatIsFarFromTheColumnsNumbersIsTold(double center, double scale, boolean far) throws IOException {
        var plan = table(List.of(NumericColumn.summed("age", center, scale, Missing.REFUSE)), List.of(), BY_COLUMN);

        var report = read(plan, "age,part,ill\n" + numbered("%d,train,1\n", 60) + "3,test,0\n");

        assertThat(report.fits()).isTrue();
        assertThat(report.problems().stream()
                        .anyMatch(problem ->
                                problem.toString().contains("the opening round hardly tells these rows apart")))
                .isEqualTo(far);
    }

    @Test
    void modelLearnsFromATable() throws IOException {
        var plan = TestPlans.binary("ill")
                .withInputs(new Table(List.of(AGE), List.of(PAIN), new Split.ByRow()))
                .plan();
        var random = new SplittableRandom(1);
        var lines = new StringBuilder("age,pain,ill\n");
        for (int i = 0; i < 2_000; i++) {
            double age = random.nextDouble(20, 80);
            boolean pain = random.nextBoolean();
            lines.append(age + (pain ? ",a," : ",b,") + (age / 10 + (pain ? 2 : 0) > 6 ? "1\n" : "0\n"));
        }
        var dataset = fitting(plan, lines.toString());

        try (var training = new LocalTraining(plan, dataset)) {
            var update =
                    training.train(new float[Math.toIntExact(plan.parameters())], new TrainingRound(1, 1), done -> {});

            // Weights of age, the three categories, and the bias
            assertThat(update).hasSize(5);
            assertThat(update[0]).isPositive();
            assertThat(update[1]).isGreaterThan(update[2]);
            assertThat(update[3]).isZero();
        }
    }
}
