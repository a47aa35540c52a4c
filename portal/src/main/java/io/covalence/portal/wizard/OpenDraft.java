package io.covalence.portal.wizard;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.problem.Problem.FieldError;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.study.StudyDraft;
import io.covalence.contract.study.StudyState;
import io.covalence.contract.study.StudyView;
import io.covalence.portal.backend.Drafts;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.wizard.form.FormField;
import java.util.List;
import java.util.Optional;

/** A study under work: what is kept of it, and what stands in the fields. */
final class OpenDraft {
    private final Viewer viewer;
    private final Drafts drafts;
    private final Runnable changed;
    private StudyView kept;
    private DraftForm form;
    private DraftForm.Reading reading;
    private List<FieldError> objections = List.of();

    /** What became of an attempt to save. */
    enum Outcome {
        SAVED,
        /** The faults say why. */
        FAULTY,
        /** Somebody else has saved since; nothing was overwritten. */
        OVERTAKEN
    }

    /**
     * Opens what is kept.
     *
     * @param changed is told after each change of a field
     */
    OpenDraft(Viewer viewer, Drafts drafts, StudyView kept, Runnable changed) {
        this.viewer = viewer;
        this.drafts = drafts;
        this.changed = changed;
        this.kept = kept;
        this.form = new DraftForm(draft(kept), this::read);
        this.reading = form.read();
    }

    private static StudyDraft draft(StudyView kept) {
        var plan = kept.plan();
        if (plan == null) {
            throw new ProblemException(ProblemType.CONFLICT, text("wizard.unknown-plan"));
        }
        return new StudyDraft(kept.name(), kept.question(), plan);
    }

    private void read() {
        objections = List.of();
        reading = form.read();
        changed.run();
    }

    StudyView kept() {
        return kept;
    }

    StudyPlan keptPlan() {
        return draft(kept).plan();
    }

    DraftForm.Reading reading() {
        return reading;
    }

    /** Whether it may still be changed. */
    boolean isDraft() {
        return kept.state() == StudyState.DRAFT;
    }

    boolean isSaved() {
        return draft(kept).equals(reading.draft());
    }

    /** What the fields' own bounds say, else what the service said. */
    List<FieldError> faults() {
        return reading.faults().isEmpty() ? objections : reading.faults();
    }

    List<FieldError> faultsOf(Step step) {
        return faults().stream()
                .filter(fault -> Step.of(fault.pointer()).filter(step::equals).isPresent())
                .toList();
    }

    List<Component> components(Step step) {
        return form.components(step);
    }

    Optional<FormField> at(String pointer) {
        return form.at(pointer);
    }

    /** Saves what stands in the fields over the version that was read. */
    Outcome save() {
        return !isDraft() || isSaved() ? Outcome.SAVED : saveOver(kept);
    }

    /** Saves what stands in the fields over a version that the person knows of. */
    Outcome saveOver(StudyView known) {
        var draft = reading.draft();
        if (draft == null) {
            return Outcome.FAULTY;
        }
        try {
            kept = drafts.change(viewer, kept.id(), draft, known.version());
            return Outcome.SAVED;
        } catch (ProblemException refusal) {
            if (refusal.type() == ProblemType.STALE) {
                return Outcome.OVERTAKEN;
            }
            if (refusal.errors().isEmpty()) {
                throw refusal;
            }
            objections = refusal.errors();
            form.refuse(objections);
            return Outcome.FAULTY;
        }
    }

    /** The study as it is kept now, whoever saved it. */
    StudyView latest() {
        return drafts.kept(viewer, kept.id());
    }

    /** Takes another version; what stands in the fields goes. */
    void take(StudyView other) {
        kept = other;
        objections = List.of();
        form = new DraftForm(draft(kept), this::read);
        reading = form.read();
    }
}
