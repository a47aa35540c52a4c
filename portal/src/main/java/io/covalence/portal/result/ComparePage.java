package io.covalence.portal.result;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.covalence.contract.id.IdKind;
import io.covalence.contract.id.RunId;
import io.covalence.contract.run.RunView;
import io.covalence.contract.study.StudyView;
import io.covalence.portal.backend.People;
import io.covalence.portal.backend.Studies;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.chart.DiagramPanel;
import io.covalence.portal.result.Comparison.Compared;
import io.covalence.portal.shell.Audience;
import io.covalence.portal.shell.StudyAddress;
import io.covalence.portal.text.Numbers;
import io.covalence.portal.widget.DataTable;
import io.covalence.portal.widget.DataTable.Column;
import io.covalence.portal.widget.Panel;
import io.covalence.portal.widget.StudyTabs;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Runs side by side, of this study and of others that the person sees. The address names them. */
@Route("studies/:study/compare")
@Audience(Audience.Group.STUDY_PEOPLE)
public final class ComparePage extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;
    private static final String RUNS = "runs";

    private final transient Viewer viewer;
    private final transient Studies studies;
    private final Div place = new Div();
    private String title = text("tabs.compare");

    /** A run that can be chosen. */
    private record Choice(RunId run, String name) {}

    @Inject
    public ComparePage(People people, Studies studies) {
        this.viewer = people.viewer();
        this.studies = studies;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var study = StudyAddress.of(event).study();
        var snapshot = studies.snapshot(viewer, study, null);
        title = text("compare.of", snapshot.study().name());
        var back = new Nav(new Anchor("studies/" + study, snapshot.study().name()));
        back.addClassName("back");
        back.getElement().setAttribute("aria-label", text("recruiting.back"));
        var head = new Div(new H1(text("tabs.compare")));
        head.addClassName("page-head");
        add(back, head, new StudyTabs(study, StudyTabs.Tab.COMPARE, viewer.isSponsor()));
        var choices = choices(snapshot);
        var asked = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(RUNS)
                .map(ComparePage::runs)
                .orElseGet(() -> snapshot.runs().stream()
                        .limit(2)
                        .map(RunView::id)
                        .toList()
                        .reversed());
        add(choice(study.value(), choices, asked), place);
        show(asked, choices);
    }

    /** What cannot be the id of a run is left out, as is what comes after the last line that can be told apart. */
    private static List<RunId> runs(String written) {
        return Arrays.stream(written.split(",", Comparison.MOST + 1))
                .filter(IdKind.RUN::matches)
                .map(RunId::new)
                .distinct()
                .limit(Comparison.MOST)
                .toList();
    }

    private List<Choice> choices(StudySnapshot snapshot) {
        var choices = new ArrayList<Choice>();
        var runs = snapshot.runs();
        for (int i = 0; i < runs.size(); i++) {
            choices.add(new Choice(runs.get(i).id(), text("study.run", runs.size() - i)));
        }
        studies.newest(viewer).stream()
                .filter(other -> !other.id().equals(snapshot.study().id()))
                .filter(other -> other.latestRun() != null)
                .map(ComparePage::ofAnother)
                .forEach(choices::add);
        return List.copyOf(choices);
    }

    private static Choice ofAnother(StudyView other) {
        return new Choice(Objects.requireNonNull(other.latestRun()).id(), text("compare.of-another", other.name()));
    }

    private Component choice(String study, List<Choice> choices, List<RunId> asked) {
        var choice = new MultiSelectComboBox<Choice>(text("compare.runs"));
        choice.setId("compared-runs");
        choice.addClassName("compare-choice");
        choice.setHelperText(text("compare.runs.help", Comparison.MOST));
        choice.setItems(choices);
        choice.setItemLabelGenerator(Choice::name);
        choice.setValue(choices.stream()
                .filter(one -> asked.contains(one.run()))
                .collect(Collectors.toCollection(LinkedHashSet::new)));
        choice.addValueChangeListener(event -> UI.getCurrent()
                .navigate(
                        "studies/" + study + "/compare",
                        QueryParameters.of(
                                RUNS,
                                event.getValue().stream()
                                        .map(one -> one.run().value())
                                        .collect(Collectors.joining(",")))));
        return choice;
    }

    private void show(List<RunId> asked, List<Choice> choices) {
        place.removeAll();
        place.addClassName("main-column");
        var compared = new ArrayList<Compared>();
        for (var runId : asked) {
            var run = studies.run(viewer, runId);
            var name = choices.stream()
                    .filter(choice -> choice.run().equals(runId))
                    .map(Choice::name)
                    .findFirst()
                    .orElseGet(runId::value);
            compared.add(new Compared(name, studies.snapshot(viewer, run.studyId(), runId)));
        }
        if (compared.size() < 2) {
            var panel = new Panel(text("compare.empty"), new Paragraph(text("compare.empty.words")));
            panel.addClassName("empty-state");
            place.add(panel);
            return;
        }
        var comparison = new Comparison(compared);
        comparison.curves().ifPresent(curves -> place.add(new DiagramPanel(curves, "comparison")));
        place.add(figures(comparison), settings(comparison));
    }

    private static Panel figures(Comparison comparison) {
        var table = new DataTable(
                text("compare.figures"),
                Column.words(text("compare.run")),
                Column.figures(text("compare.figure")),
                Column.figures(text("compare.difference")),
                Column.figures(text("run.rounds")),
                Column.figures(text("study.sites")));
        table.rows(comparison.runs().stream()
                .map(one -> List.of(
                        DataTable.cell(one.name()),
                        DataTable.cell(one.figure().map(Numbers::metric).orElse(Numbers.UNKNOWN)),
                        DataTable.cell(comparison.difference(one)),
                        DataTable.cell(rounds(one)),
                        DataTable.cell(sites(one))))
                .toList());
        var words = new Paragraph(text("compare.figures.words"));
        words.addClassName("quiet");
        var panel = new Panel(text("compare.figures"), table, words);
        panel.setId("compared-figures");
        return panel;
    }

    private static String rounds(Compared one) {
        var run = one.snapshot().run();
        return run == null ? Numbers.UNKNOWN : Numbers.outOf(run.roundsCompleted(), run.rounds());
    }

    private static String sites(Compared one) {
        var run = one.snapshot().run();
        return run == null ? Numbers.UNKNOWN : Numbers.count(run.sites());
    }

    private static Panel settings(Comparison comparison) {
        var differences = comparison.differences();
        if (differences.isEmpty()) {
            return new Panel(text("compare.settings"), new Paragraph(text("compare.settings.same")));
        }
        var columns = new ArrayList<Column>();
        columns.add(Column.words(text("compare.setting")));
        comparison.runs().forEach(one -> columns.add(Column.words(one.name())));
        var table = new DataTable(text("compare.settings"), columns.toArray(Column[]::new));
        table.rows(differences.stream()
                .map(setting -> {
                    var cells = new ArrayList<Component>();
                    cells.add(DataTable.cell(setting.title()));
                    setting.values().forEach(value -> cells.add(DataTable.cell(value)));
                    return List.copyOf(cells);
                })
                .toList());
        return new Panel(text("compare.settings"), table);
    }

    @Override
    public String getPageTitle() {
        return text("page.title", title);
    }
}
