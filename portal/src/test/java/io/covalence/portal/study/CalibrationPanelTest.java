package io.covalence.portal.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import io.covalence.contract.metric.CalibrationPoint;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunState;
import io.covalence.contract.run.TargetScore;
import io.covalence.contract.study.StudyState;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.Samples;
import io.covalence.portal.ViewTest;
import io.covalence.portal.backend.Viewer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The page of a study whose last model tells how far its probabilities can be trusted. */
@ViewPackages(packages = "io.covalence.portal")
class CalibrationPanelTest extends ViewTest {
    @Override
    protected Viewer viewer() {
        return FakeViewer.sponsor();
    }

    private String page(RoundView... rounds) {
        studies.snapshot = Samples.snapshot(StudyState.COMPLETED, 4, Samples.run(RunState.SUCCEEDED, 20, 0.7), rounds);
        return textOf(navigate(StudyPage.class, Map.of("study", Samples.STUDY.value())));
    }

    private static RoundView calibrated(RoundView round, CalibrationPoint... points) {
        var evaluation = Objects.requireNonNull(round.evaluation());
        var target = evaluation.targets().getFirst();
        var known = new TargetScore(
                target.column(),
                target.perRound(),
                target.headline(),
                target.loss(),
                target.labelled(),
                target.positives(),
                target.figures(),
                List.of(points));
        var scored = new ModelEvaluation(
                evaluation.modelVersion(),
                evaluation.perRound(),
                evaluation.headline(),
                evaluation.loss(),
                evaluation.rows(),
                List.of(known, evaluation.targets().getLast()),
                evaluation.figures());
        return new RoundView(
                round.summary(), round.openedAt(), round.changedAt(), round.reason(), round.sites(), scored);
    }

    @Test
    void predictedAndObservedSharesAreShownOfTargetsThatHaveThem() {
        var text = page(calibrated(
                Samples.completed(20, 0.7), new CalibrationPoint(0.021, 0.034), new CalibrationPoint(0.87, 0.6)));

        assertThat(text)
                .contains("Calibration", "How often the last model is right")
                .contains("Predicted Observed", "0.021 0.034", "0.87 0.6")
                .doesNotContain("T1: predicted");
    }

    @Test
    void pageOfAModelWithoutSharesHasNoSuchPanel() {
        assertThat(page(Samples.completed(20, 0.7))).doesNotContain("How often the last model is right");
    }
}
