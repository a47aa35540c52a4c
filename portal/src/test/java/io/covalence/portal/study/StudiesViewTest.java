package io.covalence.portal.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.run.RunState;
import io.covalence.contract.study.StudyState;
import io.covalence.portal.FakeViewer;
import io.covalence.portal.Samples;
import io.covalence.portal.ViewTest;
import io.covalence.portal.backend.Viewer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = "io.covalence.portal")
class StudiesViewTest extends ViewTest {
    private Viewer viewer = FakeViewer.sponsor();

    @Override
    protected Viewer viewer() {
        return viewer;
    }

    @BeforeEach
    void twoStudies() {
        var run = Samples.run(RunState.RUNNING, 12, 0.7934);
        studies.snapshot =
                Samples.snapshot(StudyState.RUNNING, 4, run, Samples.completed(1, 0.6), Samples.completed(2, 0.7934));
        studies.list = List.of(
                Samples.study(Samples.STUDY, "Toxicity", StudyState.RUNNING, 4, run),
                Samples.study(new StudyId("std_0123456789abcdefghi2"), "Solubility", StudyState.RECRUITING, 1, null));
    }

    private StudyGrid grid() {
        return find(StudyGrid.class).single();
    }

    @Test
    void studiesAreListedWithSitesRoundsAndMetric() {
        navigate(StudiesView.class);
        var grid = test(grid());

        assertThat(grid.size()).isEqualTo(2);
        assertThat(grid.getCellText(0, 2)).isEqualTo("4/4");
        assertThat(textOf(grid.getCellComponent(0, 3))).contains("12/20");
        assertThat(textOf(grid.getCellComponent(0, 4))).contains("0.793").contains("ROC-AUC");
        assertThat(textOf(grid.getCellComponent(1, 4))).isEqualTo("–");
    }

    @Test
    void onAPhoneEachStudyIsACardAndWhereThereIsLittleRoomTheLastChangeGoes() {
        navigate(StudiesView.class);

        assertThat(headersAt(1_440)).containsExactly("Study", "Stage", "Sites ready", "Round", "Metric", "Last change");
        assertThat(headersAt(1_024)).containsExactly("Study", "Stage", "Sites ready", "Round", "Metric");
        assertThat(headersAt(390)).containsExactly("Study");
        assertThat(textOf(test(grid()).getCellComponent(0, 0)))
                .contains("Toxicity", "Running", "Sites ready 4/4", "12/20", "0.793");
    }

    private List<String> headersAt(int width) {
        grid().fit(width);
        return grid().getColumns().stream()
                .filter(column -> column.isVisible())
                .map(Grid.Column::getHeaderText)
                .toList();
    }

    @Test
    void theAddressHoldsSearchAndState() {
        navigate(StudiesView.class);
        test(find(TextField.class).single()).setValue("toxicity");

        assertThat(test(grid()).size()).isEqualTo(1);

        UI.getCurrent().navigate("studies", QueryParameters.of("stage", "recruiting"));
        assertThat(test(grid()).size()).isEqualTo(1);
        assertThat(test(grid()).getRow(0).name()).isEqualTo("Solubility");
    }

    @Test
    void aChipShowsOneStateAndSaysThatItIsPressed() {
        navigate(StudiesView.class);
        var chip = find(NativeButton.class).all().stream()
                .filter(button -> textOf(button).startsWith("Running"))
                .findFirst()
                .orElseThrow();
        test(chip).click();

        assertThat(test(grid()).size()).isEqualTo(1);
        assertThat(find(NativeButton.class).all())
                .filteredOn(button -> "true".equals(button.getElement().getAttribute("aria-pressed")))
                .singleElement()
                .satisfies(button -> assertThat(textOf(button)).contains("Running"));
    }

    @Test
    void anEmptyListSaysWhatWouldFillIt() {
        studies.list = List.of();
        var view = navigate(StudiesView.class);

        assertThat(textOf(view)).contains("There are no studies yet.");
    }

    @Test
    void institutionStaffSeeWhoSponsors() {
        viewer = FakeViewer.institution();
        reopen();
        navigate(StudiesView.class);

        assertThat(textOf(test(grid()).getCellComponent(0, 0))).contains("Sponsored by Helix Therapeutics");
    }
}
