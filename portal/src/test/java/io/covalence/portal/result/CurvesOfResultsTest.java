package io.covalence.portal.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import io.covalence.contract.metric.CalibrationPoint;
import io.covalence.contract.metric.RatePoint;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunState;
import io.covalence.contract.run.TargetScore;
import io.covalence.contract.study.StudyState;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.Samples;
import io.covalence.portal.ViewTest;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.widget.Panel;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The results of a run whose last model tells how it scores, and how far its probabilities can be trusted. */
@ViewPackages(packages = "io.covalence.portal")
class CurvesOfResultsTest extends ViewTest {
    private Viewer viewer = FakeViewer.sponsor();
    private Component page = new Div();

    @Override
    protected Viewer viewer() {
        return viewer;
    }

    private String page(RoundView... rounds) {
        studies.snapshot = Samples.snapshot(StudyState.COMPLETED, 4, Samples.run(RunState.SUCCEEDED, 20, 0.7), rounds);
        page = navigate(ResultsPage.class, Map.of("study", Samples.STUDY.value()));
        return textOf(page);
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
                List.of(points),
                points.length == 0 ? List.of() : List.of(new RatePoint(0.1, 0.5, 0.625)));
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
    void curvesAreSaidInASentenceAndGivenAsATable() {
        var text = page(calibrated(
                Samples.completed(20, 0.7), new CalibrationPoint(0.021, 0.034), new CalibrationPoint(0.87, 0.6)));

        assertThat(text)
                .contains("ROC, T0", "Precision and recall, T0", "Calibration, T0")
                .contains("how often the last model is right")
                .doesNotContain("Calibration, T1");
        find(Button.class).all().stream()
                .filter(button -> button.getText().equals("View as table"))
                .forEach(button -> test(button).click());
        assertThat(textOf(page)).contains("Predicted Observed 0.02 0.034 0.87 0.600", "0.10 0.500");
    }

    @Test
    void aModelWithoutThemHasNoCurves() {
        assertThat(page(Samples.completed(20, 0.7))).doesNotContain("Calibration", "ROC, ");
    }

    @Test
    void theHeadlineSaysOfWhichVersionAndRowsItIs() {
        page(Samples.completed(20, 0.7934));

        assertThat(textOf(find(Panel.class).withId("headline").single()))
                .contains("0.793", "Version 20", "of 4 sites", "not released by this charter");
    }

    @Test
    void scoresStandInATableWithTheirIntervals() {
        page(Samples.completed(20, 0.7934));

        assertThat(textOf(find(Panel.class).withId("scores").single()))
                .contains("T0")
                .contains("log loss (nat)")
                .contains("0.793 (0.50–0.94)")
                .contains("within-site ROC-AUC: a method")
                .contains("1,000–2,000")
                .doesNotContain("1,400")
                .contains("–");
    }

    @Test
    void withoutARunThePageSaysWhatWillBeThere() {
        studies.snapshot = Samples.snapshot(StudyState.READY, 4, null);

        assertThat(textOf(navigate(ResultsPage.class, Map.of("study", Samples.STUDY.value()))))
                .contains("No run has been started.");
    }

    @Test
    void aSponsorNamesAVersionAsTheResultAfterConfirming() {
        page(Samples.completed(19, 0.71), Samples.completed(20, 0.7));
        assertThat(textOf(find(Panel.class).withId("models").single()))
                .contains("Version 20", "last", "Version 19", "best");
        test(find(Button.class).all().stream()
                        .filter(button -> button.hasClassName("promote"))
                        .toList()
                        .getLast())
                .click();
        assertThat(studies.asked).isEmpty();
        test(find(ConfirmDialog.class).single()).confirm();

        assertThat(studies.asked).containsExactly("promote 19");
    }

    @Test
    void institutionsSeeTheModelsAndNameNone() {
        viewer = FakeViewer.institution();
        page(Samples.completed(20, 0.7));

        assertThat(textOf(find(Panel.class).withId("models").single()))
                .contains("Version 20", "Model file", "Model card");
        assertThat(find(Button.class).all().stream().filter(button -> button.hasClassName("promote")))
                .isEmpty();
    }
}
