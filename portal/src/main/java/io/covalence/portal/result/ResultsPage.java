package io.covalence.portal.result;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.covalence.contract.run.RunView;
import io.covalence.portal.backend.ModelDownload;
import io.covalence.portal.backend.People;
import io.covalence.portal.backend.Studies;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.shell.Audience;
import io.covalence.portal.shell.Notices;
import io.covalence.portal.shell.StudyAddress;
import io.covalence.portal.widget.Panel;
import io.covalence.portal.widget.StudyTabs;
import jakarta.inject.Inject;

/** What a run has found so far: how good its models are, or what the rows of all sites are like. */
@Route("studies/:study/results")
@Audience(Audience.Group.STUDY_PEOPLE)
public final class ResultsPage extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient Viewer viewer;
    private final transient Studies studies;
    private String title = text("tabs.results");

    @Inject
    public ResultsPage(People people, Studies studies) {
        this.viewer = people.viewer();
        this.studies = studies;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        look(StudyAddress.of(event));
    }

    private void look(StudyAddress address) {
        removeAll();
        var snapshot = studies.snapshot(viewer, address.study(), address.run());
        var study = snapshot.study();
        title = text("results.of", study.name());
        var back = new Nav(new Anchor("studies/" + study.id(), study.name()));
        back.addClassName("back");
        back.getElement().setAttribute("aria-label", text("recruiting.back"));
        var head = new Div(new H1(text("tabs.results")));
        head.addClassName("page-head");
        add(back, head, new StudyTabs(study.id(), StudyTabs.Tab.RESULTS, viewer.isSponsor()));
        var run = snapshot.run();
        add(run == null ? empty(text("results.no-run")) : columns(snapshot, run));
    }

    private static Panel empty(String words) {
        var panel = new Panel(text("results.empty"), new Paragraph(words));
        panel.addClassName("empty-state");
        return panel;
    }

    private Div columns(StudySnapshot snapshot, RunView run) {
        var main = new Div();
        main.addClassName("main-column");
        var measures = run.measures();
        if (measures == null || snapshot.lastEvaluation().isPresent()) {
            var findings = measures == null ? new SummaryFindings() : new ModelFindings(measures, run.id());
            findings.show(snapshot, run);
            main.add(findings);
        } else {
            main.add(empty(text("results.no-value")));
        }
        var aside = new Div(
                new RunChoice(snapshot),
                new ModelPanel(snapshot, run, viewer.isSponsor(), new OfRun(snapshot, run)),
                new LineagePanel(snapshot, run));
        aside.addClassName("side-column");
        var columns = new Div(main, aside);
        columns.addClassName("columns");
        return columns;
    }

    @Override
    public String getPageTitle() {
        return text("page.title", title);
    }

    /** What is done with a run's models is done as the person who opened the page. */
    private final class OfRun implements ModelPanel.Commands {
        private final StudySnapshot snapshot;
        private final RunView run;

        OfRun(StudySnapshot snapshot, RunView run) {
            this.snapshot = snapshot;
            this.run = run;
        }

        @Override
        public ModelDownload open(int version) {
            return studies.model(viewer, run.id(), version);
        }

        @Override
        public void promote(int version) {
            studies.promote(viewer, run.id(), version);
            Notices.done(text("models.promoted-notice", version));
            look(new StudyAddress(snapshot.study().id(), run.id()));
        }
    }
}
