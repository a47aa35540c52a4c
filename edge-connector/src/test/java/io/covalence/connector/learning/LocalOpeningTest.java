package io.covalence.connector.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.connector.dataset.Dataset;
import io.covalence.contract.plan.Encoding;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Scaling;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.round.RoundKind;
import io.covalence.learning.scale.Scale;
import io.covalence.testkit.TestPlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalOpeningTest {
    private static final StudyPlan PLAN = TestPlans.binary("ill")
            .withInputs(new Table(
                    List.of(
                            NumericColumn.declared("weight", 70, 10, Missing.REFUSE),
                            new NumericColumn("age", Scaling.SUMMED, 50.0, 10.0, Missing.INDICATOR, 2.0)),
                    List.of(),
                    new Split.ByColumn("part")))
            .plan();

    @TempDir
    Path folder = Path.of("");

    private Dataset dataset(List<String> rows) throws IOException {
        var lines = new ArrayList<>(List.of("weight,age,part,ill"));
        lines.addAll(rows);
        // A dataset has twenty rows at least, and some for evaluation.
        lines.addAll(repeated(20, "70,,test,0"));
        var report = SiteKinds.source(PLAN).read(Files.write(folder.resolve("rows.csv"), lines));
        return report.dataset()
                .orElseThrow(() -> new AssertionError(report.problems().toString()));
    }

    private static long[] limbs(List<Dataset> sites) {
        var sum = new long[UpdateLayout.of(PLAN, RoundKind.OPENING).limbs()];
        for (var site : sites) {
            var limbs = new long[sum.length];
            LocalOpening.sums(PLAN, site.training()).writeTo(limbs, RoundKind.OPENING);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += limbs[i];
            }
        }
        return sum;
    }

    private static List<String> repeated(int times, String row) {
        return Collections.nCopies(times, row);
    }

    /** Fewer than five rows a range: of which there may be as many as there are ranges, and nothing is said of any. */
    @Test
    void rangesWithFewRowsSayNothing() throws IOException {
        var rows = new ArrayList<String>();
        for (int range = 0; range < 16; range++) {
            rows.addAll(repeated(4, "70," + (11 + 5 * range) + ",train,1"));
        }

        assertThat(limbs(List.of(dataset(rows)))).containsOnly(0);
    }

    /** What a site sends is the same whether a range has five rows or nine, and whether another has none or four. */
    @Test
    void rowsThatAreNotToldChangeNothing() throws IOException {
        var few = new ArrayList<>(repeated(5, "70,52,train,1"));
        few.addAll(repeated(10, "70,67,train,1"));
        var more = new ArrayList<>(repeated(9, "70,54,train,1"));
        more.addAll(repeated(14, "70,66,train,1"));
        more.addAll(repeated(4, "70,11,train,1"));
        more.addAll(repeated(40, "70,,train,1"));
        more.addAll(repeated(40, "70,30,test,1"));

        // Two ranges, from 50 and from 65, with their middles at 52.5 and 67.5
        assertThat(limbs(List.of(dataset(more))))
                .isEqualTo(limbs(List.of(dataset(few))))
                .startsWith(0, 15);
    }

    /** A site counts as in a mean of updates, with {@code maximumWeight} rows at most, in steps of the smallest cell. */
    @Test
    void siteCountsWithNoMoreRowsThanTheMaximumWeight() throws IOException {
        var plan = new TestPlans(PLAN).with(new Encoding(1, 1, 32, 104)).plan();
        var limbs = new long[UpdateLayout.of(plan, RoundKind.OPENING).limbs()];

        LocalOpening.sums(plan, dataset(repeated(300, "70,51,train,1")).training())
                .writeTo(limbs, RoundKind.OPENING);

        // The middle of the range from 50 to 55 is a sixteenth of the reach above the centre.
        assertThat(limbs).startsWith(0, 100, 100 * (1 << 20) * 17L / 16);
        assertThat(Scale.read(plan, limbs, 1)).isPresent();
        limbs[1] = 105;
        assertThat(Scale.read(plan, limbs, 1)).isEmpty();
    }

    /** Twelve hundred rows of three sites that differ: 10 bits of a mean, and ranges of half a scale. */
    @Test
    void scaleIsNearTheMeanAndDeviationOfAllRowsTogether() throws IOException {
        var random = new SplittableRandom(1);
        var sites = new ArrayList<Dataset>();
        var all = new ArrayList<Double>();
        for (int site = 0; site < 3; site++) {
            var rows = new ArrayList<String>();
            for (int i = 0; i < 400; i++) {
                double age = 40 + 12 * site + 6 * random.nextGaussian();
                all.add(age);
                rows.add("70," + age + ",train," + i % 2);
            }
            sites.add(dataset(rows));
        }
        double mean = all.stream().mapToDouble(age -> age).average().orElseThrow();
        double variance = all.stream()
                .mapToDouble(age -> (age - mean) * (age - mean))
                .average()
                .orElseThrow();

        var told = Scale.read(PLAN, limbs(sites), sites.size()).orElseThrow().told(PLAN.opening());

        assertThat(told).singleElement().satisfies(age -> {
            assertThat(age.mean()).isCloseTo(mean, within(0.3));
            assertThat(age.standardDeviation()).isCloseTo(Math.sqrt(variance), within(0.3));
        });
    }

    /** Weight as the plan says; age by the scale of all sites, within two of these; a missing one is at the mean. */
    @Test
    void rowsAreStandardisedByTheScaleOfAllSites() throws IOException {
        var dataset = dataset(List.of("80,65,train,1", "70,,train,0", "60,200,test,1"));
        var scale = Scale.of(PLAN.opening(), new float[] {1, 0.5f}).orElseThrow();

        var scaled = dataset.scaled(scale);

        assertThat(inputs(scaled, 0)).containsExactly(1, 1, 0);
        assertThat(inputs(scaled, 1)).containsExactly(0, 0, 1);
        var test = new float[3];
        scaled.evaluation().getFirst().writeInputs(test, 0, 3);
        assertThat(test).containsExactly(-1, 2, 0);
    }

    /** Whatever stood before: what a site sends in an opening round is of the rows as the plan scales them. */
    @Test
    void unionOfSitesIsStandardisedAlike() throws IOException {
        var scale = Scale.of(PLAN.opening(), new float[] {-1, 2}).orElseThrow();
        var one = dataset(List.of("70,80,train,1"));
        var other = dataset(List.of("70,20,train,1"));

        var union = Dataset.union(List.of(one, other)).scaled(scale);

        assertThat(inputs(union, 0)).containsExactly(0, 2, 0);
        assertThat(inputs(union, 1)).containsExactly(0, -1, 0);
    }

    private static float[] inputs(Dataset dataset, int row) {
        var inputs = new float[3];
        dataset.training().get(row).writeInputs(inputs, 0, 3);
        return inputs;
    }
}
