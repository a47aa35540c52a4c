package io.covalence.portal.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Interval;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.run.RunState;
import io.covalence.contract.study.StudyState;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.Samples;
import io.covalence.portal.ViewTest;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.result.Comparison.Compared;
import java.util.List;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.covalence.portal")
class ComparePageTest extends ViewTest {
    @Override
    protected Viewer viewer() {
        return FakeViewer.sponsor();
    }

    private static StudySnapshot run(double metric) {
        return Samples.snapshot(
                StudyState.COMPLETED,
                4,
                Samples.run(RunState.SUCCEEDED, 2, metric),
                Samples.completed(1, metric - 0.1),
                Samples.completed(2, metric));
    }

    private String open(String runs) {
        studies.snapshot = run(0.7);
        UI.getCurrent().navigate("studies/" + Samples.STUDY + "/compare", QueryParameters.of("runs", runs));
        return textOf(find(ComparePage.class).single());
    }

    @Test
    void oneRunIsNoComparison() {
        assertThat(open(Samples.RUN.value())).contains("Choose two runs");
    }

    @Test
    void whatIsNoRunIsLeftOut() {
        assertThat(open("x,<script>," + Samples.RUN.value() + ",run_")).contains("Choose two runs");
    }

    @Test
    void curvesOfBothRunsStandOverEachOther() {
        var comparison = new Comparison(List.of(new Compared("Run 1", run(0.7)), new Compared("Run 2", run(0.8))));
        var curves = comparison.curves().orElseThrow();

        assertThat(curves.rows())
                .containsExactly(
                        List.of("Run 1", "1", "0.600"),
                        List.of("Run 1", "2", "0.700"),
                        List.of("Run 2", "1", "0.700"),
                        List.of("Run 2", "2", "0.800"));
        assertThat(curves.svg()).contains("series-0", "series-1", ">Run 2<");
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.difference(comparison.runs().getLast())).isEqualTo("+0.100");
    }

    /** Half-widths of .04 and .03 make one of .05. */
    @Test
    void aDifferenceWithinItsRangeIsNotClear() {
        assertThat(difference(0.72)).isEqualTo("+0.020 (−0.030 to +0.070), no clear difference");
        assertThat(difference(0.64)).isEqualTo("−0.060 (−0.110 to −0.010)");
    }

    private static String difference(double other) {
        var first = new Figure(Metric.ROC_AUC, 0.7, new Interval(0.66, 0.74, "a method"));
        var second = new Figure(Metric.ROC_AUC, other, new Interval(other - 0.03, other + 0.03, "a method"));
        return Comparison.difference(first, second);
    }
}
