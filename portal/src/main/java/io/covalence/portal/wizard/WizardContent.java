package io.covalence.portal.wizard;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.problem.Problem.FieldError;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.study.StudyView;
import io.covalence.portal.backend.Drafts;
import io.covalence.portal.backend.Studies;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.shell.Notices;
import io.covalence.portal.widget.ErrorSummary;
import io.covalence.portal.widget.Panel;
import io.covalence.portal.wizard.form.FormField;

/** What the wizard's page shows of a draft: the step that is shown, how things stand, and the agreement beside it. */
final class WizardContent {
    private final Div page;
    private final Viewer viewer;
    private final Studies studies;
    private final OpenDraft draft;
    private final StepLinks links;
    private final Agreement agreement = new Agreement();
    private final ErrorSummary errors = new ErrorSummary();
    private final Paragraph line = new Paragraph();
    private final Conflict conflict = new Conflict(this::overwrite, this::takeTheirs);
    private Step step = Step.QUESTION;
    private boolean guarded;

    WizardContent(Div page, Viewer viewer, Drafts drafts, Studies studies, StudyView kept) {
        this.page = page;
        this.viewer = viewer;
        this.studies = studies;
        this.draft = new OpenDraft(viewer, drafts, kept, this::changed);
        this.links = new StepLinks(kept.id());
        line.setId("step-line");
        line.addClassName("lead");
        line.getElement().setAttribute("role", "status");
    }

    StudyId studyId() {
        return draft.kept().id();
    }

    String title() {
        return text("wizard.page", text("wizard.step", step), draft.kept().name());
    }

    /** Shows a step; of a study that institutions are invited to, what they are asked to sign. */
    void enter(Step wanted) {
        step = draft.isDraft() ? wanted : Step.REVIEW;
        var heading = new H1(text("wizard.step", step));
        errors.clear();
        page.removeAll();
        page.add(back(), heading, line, conflict, draft.isDraft() ? links : fixed(), errors, columns());
        show();
        // What scrolls is a part of the frame, which the next step would find where the last one left it.
        heading.getElement()
                .setAttribute("tabindex", "-1")
                .executeJs("this.focus({preventScroll: true}); this.scrollIntoView({block: 'center'})");
    }

    private Nav back() {
        var back = new Nav(new Anchor("studies/" + studyId(), draft.kept().name()));
        back.addClassName("back");
        back.getElement().setAttribute("aria-label", text("wizard.back"));
        return back;
    }

    private Div fixed() {
        var copy = new Anchor("studies/new?from=" + studyId(), text("wizard.copy"));
        copy.setId("copy-study");
        var fixed = new Div(new Paragraph(text("wizard.fixed")), copy);
        fixed.addClassName("note");
        return fixed;
    }

    private Component columns() {
        if (step == Step.REVIEW) {
            return new ReviewStep(
                    studies.snapshot(viewer, studyId(), null),
                    draft.isSaved(),
                    () -> studies.plan(viewer, studyId()),
                    this::launch);
        }
        var fields = new Panel(text("wizard.step", step), draft.components(step).toArray(Component[]::new));
        // Its groups have titles of their own.
        fields.addClassName("untitled");
        var go = new Button(text("wizard.continue"), event -> goOn());
        go.setId("continue");
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var buttons = new Div(go);
        buttons.addClassName("buttons");
        var main = new Div(fields, buttons);
        main.addClassName("main-column");
        var side = new Div(agreement);
        side.addClassName("side-agreement");
        // It scrolls by itself, also by keyboard.
        side.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "group")
                .setAttribute("aria-label", text("wizard.agreement"));
        var columns = new Div(main, side);
        columns.addClassName("columns");
        return columns;
    }

    /** Goes on when this step is in order and nobody else has changed the draft; else says what is not. */
    private void goOn() {
        if (outcome(draft.save()) == OpenDraft.Outcome.OVERTAKEN) {
            return;
        }
        var own = draft.faultsOf(step);
        if (own.isEmpty()) {
            page.getUI().ifPresent(ui -> ui.navigate(StepLinks.address(studyId(), step.next())));
        } else {
            errors.show(
                    text("wizard.faults", own.size()),
                    own.stream().map(this::entry).toList());
        }
    }

    private ErrorSummary.Entry entry(FieldError fault) {
        var field = draft.at(fault.pointer());
        return new ErrorSummary.Entry(
                text("wizard.fault", field.map(FormField::name).orElse(fault.pointer()), fault.message()),
                () -> field.ifPresent(FormField::focus));
    }

    private void changed() {
        if (draft.faults().isEmpty()) {
            errors.clear();
        }
        show();
    }

    private void show() {
        int wrong = draft.faults().size();
        boolean saved = draft.isSaved();
        var state = wrong > 0
                ? text("wizard.line.faults", wrong)
                : text(saved ? "wizard.line.saved" : "wizard.line.changed");
        line.setText(
                draft.isDraft()
                        ? text("wizard.line", step.number(), Step.values().length, state)
                        : draft.kept().name());
        links.show(
                step,
                draft::faultsOf,
                draft.kept().sitesReady() >= draft.keptPlan().cohort().minimumSites());
        agreement.show(draft.reading().plan(), draft.keptPlan());
        guard(draft.isDraft() && !saved);
    }

    /** Has the browser ask before it throws away what is not saved. */
    private void guard(boolean wanted) {
        if (guarded != wanted) {
            guarded = wanted;
            page.getElement().executeJs("window.onbeforeunload = $0 ? event => event.preventDefault() : null", wanted);
        }
    }

    /** What was typed is not to be kept. */
    void forget() {
        guard(false);
    }

    /**
     * Saves what stands in the fields.
     *
     * @return whether it is kept now
     */
    boolean save() {
        try {
            return outcome(draft.save()) == OpenDraft.Outcome.SAVED;
        } catch (ProblemException refusal) {
            Notices.refused(refusal);
            return false;
        }
    }

    private OpenDraft.Outcome outcome(OpenDraft.Outcome outcome) {
        switch (outcome) {
            case SAVED -> conflict.clear();
            case FAULTY -> {}
            case OVERTAKEN -> conflict.show(draft.kept(), draft.latest());
        }
        show();
        return outcome;
    }

    private void overwrite(StudyView theirs) {
        outcome(draft.saveOver(theirs));
    }

    private void takeTheirs(StudyView theirs) {
        draft.take(theirs);
        conflict.clear();
        enter(step);
    }

    private void launch() {
        studies.startRun(viewer, studyId());
        Notices.done(text("run.started-notice"));
        page.getUI().ifPresent(ui -> ui.navigate("studies/" + studyId()));
    }
}
