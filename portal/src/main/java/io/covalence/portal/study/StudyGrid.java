package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.shared.Registration;
import io.covalence.contract.id.RunId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunView;
import io.covalence.contract.study.StudyView;
import io.covalence.portal.backend.Studies;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.chart.Convergence;
import io.covalence.portal.chart.Sparkline;
import io.covalence.portal.shell.StudyAddress;
import io.covalence.portal.text.Numbers;
import io.covalence.portal.widget.Ago;
import io.covalence.portal.widget.ThinBar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list of studies. Rounds behind a sparkline are read for the rows that are drawn, once each. */
final class StudyGrid extends Grid<StudyView> {
    private static final long serialVersionUID = 1;
    private static final int SPARKLINE_WIDTH = 88;
    private static final int SPARKLINE_HEIGHT = 24;

    /** Pixels of a window from where the columns fit beside the navigation, and from where one more does. */
    private static final int NARROW = 800;

    private static final int WIDE = 1_280;

    private final transient Viewer viewer;
    private final transient Studies studies;
    private final transient Map<RunId, List<RoundView>> rounds = new HashMap<>();
    private final transient List<Column<StudyView>> table = new ArrayList<>();
    private final Column<StudyView> card;
    private final Column<StudyView> metric;
    private final Column<StudyView> changed;
    private @Nullable Registration resizing;

    StudyGrid(Viewer viewer, Studies studies) {
        this.viewer = viewer;
        this.studies = studies;
        addClassName("study-grid");
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_WRAP_CELL_CONTENT);
        setSelectionMode(SelectionMode.NONE);
        setAllRowsVisible(true);
        setAriaLabel(text("studies.title"));
        table.add(addComponentColumn(this::name)
                .setHeader(text("studies.name"))
                .setFlexGrow(3)
                .setWidth("11rem")
                .setComparator((a, b) -> a.name().compareToIgnoreCase(b.name())));
        table.add(addComponentColumn(study -> States.badge(study.state()))
                .setHeader(text("studies.stage"))
                .setWidth("8rem")
                .setFlexGrow(0)
                .setComparator(StudyView::state));
        table.add(addColumn(study -> Numbers.outOf(study.sitesReady(), study.sites()))
                .setHeader(text("studies.sites"))
                .setWidth("6rem")
                .setFlexGrow(0)
                .setTextAlign(ColumnTextAlign.END));
        table.add(addComponentColumn(StudyGrid::round)
                .setHeader(text("studies.round"))
                .setWidth("7.5rem")
                .setFlexGrow(0));
        metric = addComponentColumn(this::metric)
                .setHeader(text("studies.metric"))
                .setFlexGrow(0);
        table.add(metric);
        changed = addComponentColumn(study -> new Ago(lastChange(study)))
                .setHeader(text("studies.changed"))
                .setWidth("7rem")
                .setFlexGrow(0);
        card = addComponentColumn(this::card).setHeader(text("studies.name"));
        card.setVisible(false);
        // The name is the way in for the keyboard; the rest of the row only makes it larger.
        addItemClickListener(event -> event.getSource()
                .getUI()
                .ifPresent(ui -> ui.navigate(
                        StudyPage.class, StudyAddress.parameters(event.getItem().id()))));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        var page = event.getUI().getPage();
        resizing = page.addBrowserWindowResizeListener(resized -> fit(resized.getWidth()));
        fit(page.getExtendedClientDetails().getWindowInnerWidth());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (resizing != null) {
            resizing.remove();
            resizing = null;
        }
        super.onDetach(event);
    }

    /**
     * Where columns would be cut, the last change and the sparkline go first; on a phone each study is a card of its own.
     *
     * @param windowWidth in pixels; not positive while it is not known
     */
    void fit(int windowWidth) {
        boolean cards = windowWidth > 0 && windowWidth < NARROW;
        card.setVisible(cards);
        table.forEach(column -> column.setVisible(!cards));
        boolean wide = windowWidth <= 0 || windowWidth >= WIDE;
        changed.setVisible(wide);
        metric.setWidth(wide ? "14.5rem" : "10.5rem");
    }

    private Component card(StudyView study) {
        var sites = new Span(text("studies.sites") + " " + Numbers.outOf(study.sitesReady(), study.sites()));
        sites.addClassName("quiet");
        var head = new Div(States.badge(study.state()), sites);
        head.addClassName("card-facts");
        var words = new Div(name(study), head);
        words.addClassName("study-card");
        if (study.latestRun() != null) {
            words.add(round(study), metric(study));
        }
        return words;
    }

    private Component name(StudyView study) {
        var link = new RouterLink(study.name(), StudyPage.class, parameters(study));
        link.addClassName("study-name");
        var cell = new Div(link);
        if (!viewer.isSponsor()) {
            var sponsor = new Div(text("studies.sponsored", study.tenantName()));
            sponsor.addClassName("quiet");
            cell.add(sponsor);
        }
        return cell;
    }

    private static RouteParameters parameters(StudyView study) {
        return StudyAddress.parameters(study.id());
    }

    private static Component round(StudyView study) {
        var run = study.latestRun();
        return run == null || run.measures() == null
                ? new Span(Numbers.UNKNOWN)
                : new ThinBar(text("studies.round.label", study.name()), run.roundsCompleted(), run.rounds());
    }

    private Component metric(StudyView study) {
        var run = study.latestRun();
        var metric = run == null ? null : run.metric();
        if (run == null || metric == null) {
            return new Span(Numbers.UNKNOWN);
        }
        var value = new Span(Numbers.metric(metric));
        value.addClassName("figure");
        var name = new Span(metric.metric().name());
        name.addClassName("quiet");
        var cell = new Div(value, name, new Html(Sparkline.svg(values(run), SPARKLINE_WIDTH, SPARKLINE_HEIGHT)));
        cell.addClassName("metric-cell");
        return cell;
    }

    private List<Double> values(RunView run) {
        return Convergence.of(run, roundsOf(run)).values();
    }

    private List<RoundView> roundsOf(RunView run) {
        return rounds.computeIfAbsent(run.id(), this::read);
    }

    /** A sparkline is an ornament: when it cannot be read, the list is shown without. */
    private List<RoundView> read(RunId runId) {
        try {
            return studies.rounds(viewer, runId);
        } catch (ProblemException e) {
            return List.of();
        }
    }

    private Instant lastChange(StudyView study) {
        var run = study.latestRun();
        if (run == null) {
            return study.createdAt();
        }
        var ended = run.endedAt();
        if (ended != null) {
            return ended;
        }
        var known = roundsOf(run);
        return known.isEmpty() ? run.createdAt() : known.getLast().changedAt();
    }
}
