package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import io.covalence.contract.run.RunView;
import io.covalence.portal.backend.People;
import io.covalence.portal.backend.Studies;
import io.covalence.portal.backend.StudySnapshot;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.monitor.Reading;
import io.covalence.portal.monitor.StudyMonitor;
import io.covalence.portal.monitor.Watched;
import io.covalence.portal.shell.Audience;
import io.covalence.portal.shell.Notices;
import io.covalence.portal.shell.StudyAddress;
import jakarta.inject.Inject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A study's page. It shows changes of the study while it is open. */
@Route("studies/:study")
@Audience(Audience.Group.STUDY_PEOPLE)
public final class StudyPage extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient Viewer viewer;
    private final transient Studies studies;
    private final transient StudyMonitor monitor;
    private @Nullable StudySections sections;
    private transient @Nullable Watched watched;
    private transient @Nullable Registration watching;
    private transient @Nullable StudySnapshot shown;

    @Inject
    public StudyPage(People people, Studies studies, StudyMonitor monitor) {
        this.viewer = people.viewer();
        this.studies = studies;
        this.monitor = monitor;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var address = StudyAddress.of(event);
        look(new Watched(viewer, address.study(), address.run()));
    }

    private void look(Watched what) {
        leave();
        watched = what;
        var snapshot = studies.snapshot(what.viewer(), what.studyId(), what.runId());
        removeAll();
        sections =
                new StudySections(viewer, snapshot, new Commands(), () -> studies.plan(what.viewer(), what.studyId()));
        add(sections);
        show(snapshot);
        getUI().ifPresent(this::follow);
    }

    private void show(StudySnapshot snapshot) {
        shown = snapshot;
        Objects.requireNonNull(sections).show(snapshot);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        follow(event.getUI());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        leave();
    }

    private void follow(UI ui) {
        if (watching == null && watched != null && shown != null) {
            watching = monitor.watch(watched, shown, ui.accessLater(this::told, this::leave));
        }
    }

    private void leave() {
        if (watching != null) {
            watching.remove();
            watching = null;
        }
    }

    private void told(Reading reading) {
        switch (reading) {
            case Reading.Fresh fresh -> show(fresh.snapshot());
            case Reading.Outage outage -> Objects.requireNonNull(sections).outage();
        }
    }

    @Override
    public String getPageTitle() {
        return text(
                "page.title",
                shown == null ? text("studies.title") : shown.study().name());
    }

    /** Runs are started and stopped as the person who opened the page; what comes of it is looked at once, then followed. */
    private final class Commands implements RunActions.Commands {
        @Override
        public void start() {
            var study = Objects.requireNonNull(watched).studyId();
            studies.startRun(viewer, study);
            Notices.done(text("run.started-notice"));
            look(new Watched(viewer, study, null));
        }

        @Override
        public void pause(RunView run) {
            studies.pauseRun(viewer, run.id());
            Notices.done(text("run.paused-notice"));
            look(Objects.requireNonNull(watched));
        }

        @Override
        public void resume(RunView run) {
            studies.resumeRun(viewer, run.id());
            Notices.done(text("run.resumed-notice"));
            look(Objects.requireNonNull(watched));
        }

        @Override
        public void stop(RunView run) {
            studies.stopRun(viewer, run.id());
            Notices.done(text("run.stopped-notice"));
            look(Objects.requireNonNull(watched));
        }
    }
}
