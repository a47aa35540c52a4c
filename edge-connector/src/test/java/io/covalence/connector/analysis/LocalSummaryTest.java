package io.covalence.connector.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.connector.learning.EvaluationSums;
import io.covalence.connector.learning.SiteKinds;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.inputs.CategoricalColumn;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Scaling;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.inputs.Unknown;
import io.covalence.contract.plan.work.Crossing;
import io.covalence.contract.plan.work.Summary;
import io.covalence.contract.run.DataSummary;
import io.covalence.contract.run.Statistic;
import io.covalence.learning.summary.SummarySums;
import io.covalence.testkit.TestPlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSummaryTest {
    private static final int CELL = 5;
    private static final Table TABLE = new Table(
            List.of(
                    new NumericColumn("age", Scaling.DECLARED, 50.0, 10.0, Missing.MEAN, 3.0),
                    new NumericColumn("weight", Scaling.DECLARED, 70.0, 15.0, Missing.REFUSE, 4.0)),
            List.of(
                    new CategoricalColumn("sex", List.of("f", "m"), true, Unknown.REFUSE, true),
                    new CategoricalColumn("pain", List.of("none", "some"), false, Unknown.OTHER, false),
                    new CategoricalColumn("smokes", List.of("no", "yes"))),
            new Split.ByRow());
    private static final Summary SUMMARY = new Summary(6, List.of(new Crossing("sex", "pain")), CELL);
    private static final StudyPlan PLAN = TestPlans.summary(TABLE, SUMMARY).plan();

    @TempDir
    Path folder = Path.of("");

    private EvaluationSums sums(List<String> rows) throws IOException {
        var file = folder.resolve("rows.csv");
        Files.write(file, List.of("age,weight,sex,pain,smokes"));
        Files.write(file, rows, StandardOpenOption.APPEND);
        var report = SiteKinds.source(PLAN).read(file);
        assertThat(report.dataset()).as(report.problems().toString()).isPresent();
        return new LocalSummary(TABLE, SUMMARY, report.dataset().orElseThrow()).sums();
    }

    private static DataSummary read(EvaluationSums sums, int sites) {
        return SummarySums.read(PLAN, SUMMARY, sums.limbs(PLAN), sites).orElseThrow();
    }

    private static List<String> repeated(int times, String row) {
        return Collections.nCopies(times, row);
    }

    /** Forty rows of which none is alone: every row is counted, on whichever side a learning would have it. */
    @Test
    void everyRowIsCountedByWhatItsCellsSay() throws IOException {
        var rows = new ArrayList<String>();
        rows.addAll(repeated(15, "45,70,f,none,no"));
        rows.addAll(repeated(10, ",100,m,some,yes"));
        rows.addAll(repeated(15, "200,10,m,odd,no"));

        var summary = read(sums(rows), 1);

        assertThat(summary.numbers().getFirst().bins()).containsExactly(0L, 0L, 15L, 0L, 0L, 15L);
        assertThat(summary.numbers().getFirst().missing()).isEqualTo(10);
        assertThat(summary.numbers().getLast().bins()).containsExactly(15L, 0L, 0L, 15L, 10L, 0L);
        assertThat(summary.numbers().getLast().missing()).isNull();
        assertThat(summary.categories()).singleElement().satisfies(smokes -> {
            assertThat(smokes.rows()).containsExactly(30L, 10L);
            assertThat(smokes.untold()).isZero();
        });
        assertThat(summary.tables())
                .singleElement()
                .satisfies(table ->
                        assertThat(table.counts()).containsExactly(List.of(15L, 0L, 0L), List.of(0L, 10L, 15L)));
    }

    /** Ages of 45 and 200 are in the ranges from 40 to 50 and from 70 on: mean 60, standard deviation 15. */
    @Test
    void meanAndSpreadAreOfToldRanges() throws IOException {
        var rows = new ArrayList<String>();
        rows.addAll(repeated(15, "45,70,f,none,no"));
        rows.addAll(repeated(15, "200,70,m,odd,no"));

        var known = read(sums(rows), 1).numbers().getFirst().statistics();

        assertThat(value(known, Statistic.MEAN)).isEqualTo(60);
        assertThat(value(known, Statistic.STANDARD_DEVIATION)).isEqualTo(15);
    }

    @Test
    void constantColumnHasNoSpread() throws IOException {
        var one = sums(repeated(33, "57.3,70,f,none,no"));
        var known = read(one.plus(one).plus(one), 3).numbers().getFirst().statistics();

        assertThat(value(known, Statistic.MEAN)).isEqualTo(55);
        assertThat(value(known, Statistic.STANDARD_DEVIATION)).isZero();
    }

    @Test
    void cellWithFewRowsIsNotSentNorIsAMeanOfThem() throws IOException {
        var rows = new ArrayList<String>();
        for (int i = 0; i < 24; i++) {
            rows.add((21 + 10 * (i % 6)) + ",70,f,none," + (i < 4 ? "yes" : "no"));
        }

        var sums = sums(rows);

        var summary = read(sums, 1);
        assertThat(summary.numbers().getFirst().bins()).containsOnly(0L);
        assertThat(summary.numbers().getFirst().untold()).isEqualTo(20);
        assertThat(summary.numbers().getFirst().statistics()).isEmpty();
        assertThat(summary.categories().getFirst().rows()).containsExactly(20L, 0L);
        assertThat(sums.last()).as("sums beside the counts").isEmpty();
        assertThat(sums.rows()).as("an exact number of rows").isZero();
    }

    /** Of 33 rows 30 are told, in the range of the others: three rows far from these move neither the mean nor the spread. */
    @Test
    void fewRowsMoveNoMean() throws IOException {
        var rows = new ArrayList<>(repeated(30, "45,70,f,none,no"));
        var without = ages(sums(rows));
        rows.addAll(repeated(3, "75,70,f,none,no"));

        assertThat(ages(sums(rows))).isEqualTo(without);
    }

    private static List<Statistic> ages(EvaluationSums sums) {
        return read(sums, 1).numbers().getFirst().statistics();
    }

    /** Whatever rows a site has and whatever it adds to them, no count that it sends, nor the difference of two, is of few rows. */
    @Test
    void countsBeforeAndAfterAFewRowsDifferByNoFewRows() throws IOException {
        var random = new SplittableRandom(4);
        for (int round = 0; round < 30; round++) {
            var rows = new ArrayList<String>();
            int count = 25 + random.nextInt(100);
            for (int i = 0; i < count; i++) {
                rows.add(row(random));
            }
            var before = sums(rows);
            for (int more = random.nextInt(4); more >= 0; more--) {
                rows.add(row(random));
            }
            var after = sums(rows);
            for (int limb = 0; limb < before.histograms().length; limb++) {
                long difference = after.histograms()[limb] - before.histograms()[limb];
                assertThat(before.histograms()[limb] % CELL).isZero();
                assertThat(difference % CELL).isZero();
            }
        }
    }

    /** Against the same figures from the rows themselves; a site of 300 rows loses at most four of each cell. */
    @Test
    void figuresAreNearThoseOfTheRowsThemselves() throws IOException {
        var random = new SplittableRandom(7);
        var ages = new ArrayList<Double>();
        var all = new ArrayList<EvaluationSums>();
        for (int site = 0; site < 4; site++) {
            var rows = new ArrayList<String>();
            for (int i = 0; i < 300; i++) {
                double age = 48 + 2 * site + 9 * random.nextGaussian();
                ages.add(age);
                rows.add(age + ",70,f,none,no");
            }
            all.add(sums(rows));
        }
        var sum = all.stream().reduce(EvaluationSums::plus).orElseThrow();

        var known = read(sum, 4).numbers().getFirst().statistics();

        double mean = ages.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double square = ages.stream()
                .mapToDouble(age -> (age - mean) * (age - mean))
                .average()
                .orElseThrow();
        var sorted = ages.stream().sorted().toList();
        assertThat(value(known, Statistic.MEAN)).isCloseTo(mean, within(1.0));
        assertThat(value(known, Statistic.STANDARD_DEVIATION)).isCloseTo(Math.sqrt(square), within(1.0));
        assertThat(value(known, "median")).isCloseTo(sorted.get(600), within(2.0));
        assertThat(value(known, "lower quartile")).isCloseTo(sorted.get(300), within(3.0));
    }

    private static double value(List<Statistic> known, String name) {
        return known.stream()
                .filter(statistic -> statistic.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static String row(SplittableRandom random) {
        return (random.nextInt(10) == 0 ? "" : 20 + random.nextInt(60)) + "," + (40 + random.nextInt(80)) + ","
                + (random.nextBoolean() ? "f" : "m") + ","
                + List.of("none", "some", "odd").get(random.nextInt(3)) + ","
                + (random.nextInt(8) == 0 ? "yes" : "no");
    }
}
