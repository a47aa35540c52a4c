package io.covalence.portal.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.algorithm.RiskSets;
import io.covalence.contract.run.RunState;
import io.covalence.contract.study.StudyState;
import io.covalence.contract.study.StudyView;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.Samples;
import io.covalence.portal.ViewTest;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.widget.Panel;
import io.covalence.testkit.TestPlans;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page of a study whose sites send sums and no update that could be cut. */
@ViewPackages(packages = "io.covalence.portal")
class SummedRoundsTest extends ViewTest {
    @Override
    protected Viewer viewer() {
        return FakeViewer.sponsor();
    }

    private String rounds(StudyPlan plan) {
        var known = Samples.snapshot(StudyState.RUNNING, 4, Samples.run(RunState.SUCCEEDED, 1, 0.6));
        var study = known.study();
        var planned = new StudyView(
                study.id(),
                study.tenantId(),
                study.tenantName(),
                study.name(),
                study.question(),
                study.state(),
                plan,
                study.planSha256(),
                study.sites(),
                study.sitesReady(),
                study.latestRun(),
                study.version(),
                study.createdAt());
        studies.snapshot = new StudySnapshot(
                planned, known.sites(), known.runs(), known.run(), List.of(Samples.completed(1, 0.6)), null);
        navigate(StudyPage.class, Map.of("study", Samples.STUDY.value()));
        return textOf(find(Panel.class).withId("rounds").single());
    }

    @Test
    void roundsOfSumsHaveAMetricAndNothingClipped() {
        var sums = new TestPlans(Samples.plan(1))
                .with(new RiskSets(List.of(1.0), 0))
                .plan();

        assertThat(rounds(sums)).contains("0.6", "Dropped").doesNotContain("Clipped");
        assertThat(rounds(Samples.plan(1))).contains("0.6", "Clipped");
    }
}
