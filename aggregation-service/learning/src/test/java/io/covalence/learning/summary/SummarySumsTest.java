package io.covalence.learning.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.inputs.CategoricalColumn;
import io.covalence.contract.plan.inputs.Missing;
import io.covalence.contract.plan.inputs.NumericColumn;
import io.covalence.contract.plan.inputs.Scaling;
import io.covalence.contract.plan.inputs.Split;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.inputs.Unknown;
import io.covalence.contract.plan.work.Crossing;
import io.covalence.contract.plan.work.Summary;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.DataSummary;
import io.covalence.contract.run.Statistic;
import io.covalence.learning.step.VersionHash;
import io.covalence.testkit.TestPlans;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummarySumsTest {
    /** Four ranges of ten from 30 to 70. */
    private static final NumericColumn AGE = new NumericColumn("age", Scaling.DECLARED, 50.0, 10.0, Missing.MEAN, 2.0);

    private static final CategoricalColumn SEX = new CategoricalColumn("sex", List.of("f", "m"));
    private static final CategoricalColumn ILL =
            new CategoricalColumn("ill", List.of("no"), false, Unknown.OTHER, false);
    private static final Summary SUMMARY = new Summary(4, List.of(new Crossing("sex", "ill")), 5);
    private static final StudyPlan PLAN = TestPlans.summary(
                    new Table(List.of(AGE), List.of(SEX, ILL), new Split.ByRow()), SUMMARY)
            .plan();

    private static long[] limbs() {
        var limbs = new long[UpdateLayout.of(PLAN, RoundKind.EVALUATION).limbs()];
        int at = UpdateLayout.summaryLimb();
        for (long count : new long[] {5, 10, 0, 25, 15, 10}) {
            limbs[at++] = count;
        }
        for (long count : new long[] {10, 0, 20, 5, 15}) {
            limbs[at++] = count;
        }
        assertThat(at).isEqualTo(limbs.length);
        return limbs;
    }

    private static Optional<DataSummary> read(long[] limbs) {
        return SummarySums.read(PLAN, SUMMARY, limbs, 3);
    }

    @Test
    void countsStandWhereTheyBelong() {
        var summary = read(limbs()).orElseThrow();

        assertThat(summary.sites()).isEqualTo(3);
        assertThat(summary.smallestCell()).isEqualTo(5);
        assertThat(summary.numbers()).singleElement().satisfies(age -> {
            assertThat(age.from()).isEqualTo(30);
            assertThat(age.width()).isEqualTo(10);
            assertThat(age.bins()).containsExactly(5L, 10L, 0L, 25L);
            assertThat(age.missing()).isEqualTo(15);
            assertThat(age.untold()).isEqualTo(10);
        });
        assertThat(summary.categories()).isEmpty();
        assertThat(summary.tables()).singleElement().satisfies(table -> {
            assertThat(table.rowCategories()).containsExactly("f", "m");
            assertThat(table.columnCategories()).containsExactly("no", "any other");
            assertThat(table.counts()).containsExactly(List.of(10L, 0L), List.of(20L, 5L));
            assertThat(table.untold()).isEqualTo(15);
        });
    }

    /** (5 * 35 + 10 * 45 + 25 * 65) / 40; squares from there of 5, 10 and 25; the twentieth of forty rows is the fifth of 25 from 60 on. */
    @Test
    void meanSpreadAndQuantilesAreInTheColumnsUnit() {
        var known = read(limbs()).orElseThrow().numbers().getFirst().statistics();

        assertThat(known)
                .extracting(Statistic::name, Statistic::value)
                .contains(tuple("mean", 56.2), tuple("standard deviation", 11.7))
                .contains(tuple("median", 62.0), tuple("lower quartile", 45.0), tuple("95 % quantile", 69.2));
    }

    @Test
    void columnOfWhichNoSiteTellsARangeHasNoMean() {
        var limbs = new long[limbs().length];

        assertThat(read(limbs).orElseThrow().numbers())
                .singleElement()
                .satisfies(age -> assertThat(age.statistics()).isEmpty());
    }

    @Test
    void sumsThatNoSitesMakeAreNoSummary() {
        for (int limb = UpdateLayout.summaryLimb(); limb < limbs().length; limb++) {
            var odd = limbs();
            odd[limb]++;
            assertThat(read(odd)).as("a count in other steps, limb %d", limb).isEmpty();
            odd[limb] = -5;
            assertThat(read(odd)).as("fewer than no rows, limb %d", limb).isEmpty();
            odd[limb] = 24_000_005;
            assertThat(read(odd))
                    .as("more rows than three sites have, limb %d", limb)
                    .isEmpty();
        }
    }

    /** A site works on nothing twice, and knows it by this hash; all runs of a summary begin with the same empty model. */
    @Test
    void runsOfASummaryDoNotBeginAlike() {
        var empty = "ab".repeat(32);

        assertThat(VersionHash.initial(PLAN, new RunId("run_one"), empty))
                .isEqualTo(VersionHash.initial(PLAN, new RunId("run_one"), empty))
                .isNotEqualTo(VersionHash.initial(PLAN, new RunId("run_two"), empty))
                .isNotEqualTo(empty);
    }
}
