package io.covalence.portal.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunState;
import io.covalence.contract.study.StudyState;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.Samples;
import io.covalence.portal.ViewTest;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.widget.Panel;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
    void ofManyRoundsTheNewestAreShownAndAButtonShowsAll() {
        open(Samples.snapshot(
                StudyState.COMPLETED,
                4,
                Samples.run(RunState.SUCCEEDED, 9, 0.7),
                IntStream.rangeClosed(1, 9)
                        .mapToObj(number -> Samples.completed(number, 0.7))
                        .toArray(RoundView[]::new)));
        var panel = find(Panel.class).withId("rounds").single();
        assertThat(rows(panel)).isEqualTo(6);

        test(find(Button.class).withId("all-rounds").single()).click();
        assertThat(rows(panel)).isEqualTo(9);
    }

    private static long rows(Panel panel) {
        return Pattern.compile("9.44 s|9.4 s").matcher(textOf(panel)).results().count();
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
