package io.covalence.connector.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.connector.Json;
import io.covalence.connector.Plans;
import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.DatasetReport;
import io.covalence.connector.dataset.LabelCount;
import io.covalence.connector.dataset.Problem;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.work.Evaluation;
import io.covalence.testkit.TestPlans;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadinessCheckTest {
    /** Whether a class has one member or none is about one row; it must not show in what leaves. */
    @Test
    void whatLeavesIsTheSameForNoneAndForFewPositives() {
        assertThat(told(0)).isEqualTo(told(1)).isEqualTo(told(4)).contains("0 of 1");
        assertThat(told(5)).contains("1 of 1");
        // 100 rows: the other class has 4
        assertThat(told(96)).isEqualTo(told(0));
    }

    /** Plan by plan the sponsor could else learn how many rows a class has. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 19, 20, 21, 1_000})
    void numberThatTheSponsorChoosesIsNotAnswered(int smallestCell) {
        assertThat(told(smallestCell, 5, 20)).isEqualTo(told(20)).contains("with 5 or more labels");
        assertThat(told(smallestCell, 5, 3)).isEqualTo(told(3));
    }

    @Test
    void largerCellOfTheSitesOwnPolicyIsKept() {
        assertThat(told(5, 30, 29)).contains("with 30 or more labels", "0 of 1");
        assertThat(told(5, 30, 30)).contains("1 of 1");
        assertThat(told(5, 2, 4)).isEqualTo(told(4));
    }

    /** Whether a column's mean is far from the centre that the sponsor chooses, say. */
    @Test
    void warningsStayAtTheSite() {
        var warning = new Problem(Problem.Severity.WARNING, "", 0, 0, "age", 1, "the plan's centre is far off");

        assertThat(told(report(20, List.of(warning)))).isEqualTo(told(20)).doesNotContain("WARN");
    }

    @Test
    void oneClassIsNoFailure() {
        assertThat(told(0)).contains("\"ready\":true").doesNotContain("FAIL");
    }

    private static String told(long positives) {
        return told(Evaluation.DEFAULT_SMALLEST_CELL, Evaluation.DEFAULT_SMALLEST_CELL, positives);
    }

    private static String told(int smallestCell, int policyCell, long positives) {
        return Json.text(ReadinessCheck.of(plan(smallestCell), "00", report(positives, List.of()), policyCell));
    }

    private static String told(DatasetReport report) {
        int cell = Evaluation.DEFAULT_SMALLEST_CELL;
        return Json.text(ReadinessCheck.of(plan(cell), "00", report, cell));
    }

    private static DatasetReport report(long positives, List<Problem> problems) {
        return new DatasetReport(
                100,
                0,
                List.of(new LabelCount("active", 100, positives)),
                problems,
                0,
                Optional.of(new Dataset(List.of(), List.of())));
    }

    private static StudyPlan plan(int smallestCell) {
        return new TestPlans(Plans.linear("active"))
                .with(new Evaluation(0.2, 1, Evaluation.DEFAULT_BINS, 12, smallestCell))
                .plan();
    }
}
