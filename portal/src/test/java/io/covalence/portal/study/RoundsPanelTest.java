package io.covalence.portal.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import io.covalence.contract.run.RunState;
import io.covalence.contract.study.StudyState;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.Samples;
import io.covalence.portal.ViewTest;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.widget.Panel;
import java.util.Map;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.covalence.portal")
class RoundsPanelTest extends ViewTest {
    @Override
    protected Viewer viewer() {
        return FakeViewer.sponsor();
    }

    private void open(StudySnapshot snapshot) {
        studies.snapshot = snapshot;
        navigate(StudyPage.class, Map.of("study", Samples.STUDY.value()));
    }

    @Test
    void whereNoUpdateWasCutASentenceSaysSoInsteadOfAColumn() {
        open(Samples.snapshot(
                StudyState.RUNNING,
                4,
                Samples.run(RunState.RUNNING, 1, 0.6),
                Samples.uncut(Samples.completed(1, 0.6))));

        assertThat(textOf(find(Panel.class).withId("rounds").single()))
                .contains("No update was cut.")
                .doesNotContain("Cut updates");
    }

    @Test
    void theLastRoundShowsTheFigureOfTheModelThatItScored() {
        open(Samples.snapshot(
                StudyState.COMPLETED,
                4,
                Samples.run(RunState.SUCCEEDED, 2, 0.7934),
                Samples.completed(1, 0.6),
                Samples.completed(2, 0.7934),
                Samples.evaluating(3, 2)));

        assertThat(textOf(find(Panel.class).withId("rounds").single()))
                .contains("Final evaluation", "within-site ROC-AUC: 0.793");
    }
}
