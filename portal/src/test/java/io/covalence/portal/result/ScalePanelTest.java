package io.covalence.portal.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.DataSummary;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunState;
import io.covalence.contract.run.ScaledColumn;
import io.covalence.contract.study.StudyState;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.Samples;
import io.covalence.portal.ViewTest;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.study.StudyPage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The page of a study whose sites standardise alike. */
@ViewPackages(packages = "io.covalence.portal")
class ScalePanelTest extends ViewTest {
    @Override
    protected Viewer viewer() {
        return FakeViewer.sponsor();
    }

    private String page(@Nullable DataSummary summary, RoundView... rounds) {
        var known = Samples.snapshot(StudyState.RUNNING, 4, Samples.run(RunState.RUNNING, 1, null), rounds);
        studies.snapshot =
                new StudySnapshot(known.study(), known.sites(), known.runs(), known.run(), known.rounds(), summary);
        return textOf(navigate(ResultsPage.class, Map.of("study", Samples.STUDY.value())));
    }

    /** With all digits: people compute with them. */
    @Test
    void scaleIsShownBesideTheModelsThatNeedIt() {
        var summary = DataSummary.scale(5, 4, List.of(new ScaledColumn("age", 54.267578125, 9.0625, false)));

        assertThat(page(summary, Samples.opening(RoundPhase.COMPLETED, null), Samples.completed(2, 0.7)))
                .contains("Scale of the inputs", "training rows of 4 sites together, in steps of 5 rows")
                .contains("age", "54.267578125", "9.0625")
                .contains("Convergence")
                .doesNotContain("guesses too far");
    }

    @Test
    void columnsThatThePlanGuessesBadlyAreNamed() {
        var summary = DataSummary.scale(
                5, 4, List.of(new ScaledColumn("age", 54, 9, false), new ScaledColumn("chol", 4, 0.25, true)));

        assertThat(page(summary, Samples.opening(RoundPhase.COMPLETED, null), Samples.completed(2, 0.7)))
                .contains("The plan guesses too far from the numbers of: chol.");
    }

    @Test
    void openingRoundUnderWayTrainsNothing() {
        var words = page(null, Samples.opening(RoundPhase.TRAINING, null));
        assertThat(words).contains("The first value comes with round 2.").doesNotContain("Scale of the inputs");
        assertThat(textOf(navigate(StudyPage.class, Map.of("study", Samples.STUDY.value()))))
                .contains("Opening round", "Counting or done", "Every site counts its own training rows")
                .doesNotContain("Every site trains");
    }

    @Test
    void studyWithoutAnOpeningRoundHasNoSuchPanel() {
        assertThat(page(null, Samples.completed(1, 0.7))).doesNotContain("Scale of the inputs");
    }
}
