package io.covalence.portal.study;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.covalence.contract.run.RunState;
import io.covalence.contract.run.RunView;
import io.covalence.portal.backend.StudySnapshot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a sponsor can do with a study: start a run, and pause, resume or stop the one under way. What cannot be taken back asks first. */
final class RunActions extends Div {
    private static final long serialVersionUID = 1;

    /** Does what was confirmed. */
    interface Commands {
        void start();

        void stop(RunView run);

        void pause(RunView run);

        void resume(RunView run);
    }

    private final transient Commands commands;
    private final Button start = new Button(text("run.start"), VaadinIcon.PLAY.create());
    private final Button stop = new Button(text("run.stop"));
    private final Button pause = new Button(text("run.pause"));
    private final Button resume = new Button(text("run.resume"), VaadinIcon.PLAY.create());
    private final Span hint = new Span();
    private transient @Nullable StudySnapshot shown;

    RunActions(Commands commands) {
        this.commands = commands;
        addClassName("run-actions");
        start.setId("start-run");
        start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        start.addClickListener(event -> confirmStart());
        stop.setId("stop-run");
        stop.addThemeVariants(ButtonVariant.LUMO_ERROR);
        stop.addClickListener(event -> confirmStop());
        pause.setId("pause-run");
        pause.addClickListener(event -> active().ifPresent(commands::pause));
        resume.setId("resume-run");
        resume.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        resume.addClickListener(event -> active().ifPresent(commands::resume));
        hint.addClassName("quiet");
        hint.setId("start-hint");
        add(hint, start, resume, pause, stop);
    }

    void show(StudySnapshot snapshot) {
        shown = snapshot;
        var run = active();
        boolean active = run.isPresent();
        boolean paused = run.filter(going -> going.state() == RunState.PAUSED).isPresent();
        var obstacle = StartRule.obstacle(snapshot);
        stop.setVisible(active);
        pause.setVisible(active && !paused);
        resume.setVisible(paused);
        boolean over = StartRule.over(snapshot.study().state());
        start.setVisible(!active && !over && obstacle.isEmpty());
        hint.setText(active || over ? "" : obstacle.orElse(""));
    }

    private Optional<RunView> active() {
        return Optional.ofNullable(shown).flatMap(StartRule::activeRun);
    }

    private void confirmStart() {
        var snapshot = shown;
        if (snapshot == null) {
            return;
        }
        var study = snapshot.study();
        var plan = study.plan();
        if (plan == null) {
            return;
        }
        var dialog = new ConfirmDialog(
                text("run.start.title"),
                plan.work().trains()
                        ? text("run.start.words", study.sitesReady(), plan.trainings())
                        : text("run.start.summary", study.sitesReady()),
                text("run.start"),
                event -> commands.start());
        dialog.setCancelable(true);
        dialog.setCancelText(text("cancel"));
        dialog.open();
    }

    private void confirmStop() {
        active().ifPresent(run -> {
            var dialog = new ConfirmDialog(
                    text("run.stop.title"), text("run.stop.words"), text("run.stop"), event -> commands.stop(run));
            dialog.setConfirmButtonTheme("error primary");
            dialog.setCancelable(true);
            dialog.setCancelText(text("cancel"));
            dialog.open();
        });
    }
}
