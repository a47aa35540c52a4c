package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.RouterLink;
import io.covalence.contract.id.RunId;
import io.covalence.contract.run.RunView;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.monitor.EventFeed;
import io.covalence.portal.recruiting.RecruitingPage;
import io.covalence.portal.widget.Panel;
import io.covalence.portal.widget.StateBadge;
import io.covalence.portal.widget.StudyTabs;
import io.covalence.portal.widget.Tone;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The parts of a study's page, each of which shows what concerns it. */
final class StudySections extends Div {
    private static final long serialVersionUID = 1;

    private final StateBadge state = new StateBadge("", Tone.QUIET);
    private final RunActions actions;
    private final Div main = new Div();
    private final SitesPanel sites = new SitesPanel();
    private final RunsPanel runs = new RunsPanel();
    private final EventFeed feed = new EventFeed();
    private final Div aside = new Div(sites, runs, feed);
    private final AboutPanel about;
    private final boolean isSponsor;
    private @Nullable RunBoard board;
    private @Nullable RunId boardRun;

    StudySections(Viewer viewer, StudySnapshot snapshot, RunActions.Commands commands, Supplier<String> planText) {
        actions = new RunActions(commands);
        actions.setVisible(viewer.isSponsor());
        state.setId("study-state");
        var back = new Nav(new RouterLink(text("studies.title"), StudiesView.class));
        back.addClassName("back");
        back.getElement().setAttribute("aria-label", text("study.back"));
        var title = new Div(new H1(snapshot.study().name()), state);
        title.addClassName("title-line");
        var tabs = new StudyTabs(snapshot.study().id(), StudyTabs.Tab.OVERVIEW, viewer.isSponsor());
        var head = new Div(title, actions);
        head.addClassName("page-head");
        add(back, head, tabs);
        isSponsor = viewer.isSponsor();
        if (isSponsor) {
            sites.beside(invitations(snapshot, text("recruiting.link-to")));
            title.add(new PlanLink(snapshot.study()));
        } else {
            var sponsor =
                    new Paragraph(text("studies.sponsored", snapshot.study().tenantName()));
            sponsor.addClassName("lead");
            add(sponsor);
        }
        main.addClassName("main-column");
        about = new AboutPanel(snapshot.study(), planText);
        aside.addClassName("side-column");
        var columns = new Div(main, aside);
        columns.addClassName("columns");
        add(columns);
    }

    void show(StudySnapshot snapshot) {
        var study = snapshot.study();
        state.show(text("study.state", study.state()), States.tone(study.state()));
        actions.show(snapshot);
        sites.show(snapshot);
        runs.show(snapshot);
        feed.show(snapshot.events());
        var run = snapshot.run();
        if (run == null) {
            showNoRun(snapshot);
        } else {
            board(run).show(snapshot, run);
        }
    }

    void outage() {
        if (board != null) {
            board.outage();
        }
    }

    private void showNoRun(StudySnapshot snapshot) {
        runs.setVisible(false);
        main.removeAll();
        var words = StartRule.obstacle(snapshot).orElseGet(() -> text("study.no-run.ready"));
        var what = new Div(new Paragraph(words));
        if (isSponsor && snapshot.study().sites() == 0) {
            var link = invitations(snapshot, text("recruiting.invite"));
            link.addClassName("button-link");
            what.add(link);
        }
        var panel = new Panel(text("study.no-run"), what);
        panel.addClassName("empty-state");
        main.add(panel, about);
    }

    private static RouterLink invitations(StudySnapshot snapshot, String words) {
        return new RouterLink(
                words,
                RecruitingPage.class,
                RecruitingPage.parameters(snapshot.study().id()));
    }

    private RunBoard board(RunView run) {
        if (board == null || !run.id().equals(boardRun)) {
            board = new RunBoard(run);
            boardRun = run.id();
            main.removeAll();
            main.add(board);
            runs.setVisible(true);
            aside.add(about);
        }
        return board;
    }
}
