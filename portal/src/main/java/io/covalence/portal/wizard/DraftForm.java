package io.covalence.portal.wizard;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.Violation;
import io.covalence.contract.problem.Problem.FieldError;
import io.covalence.contract.study.StudyDraft;
import io.covalence.portal.wizard.form.FormField;
import io.covalence.portal.wizard.form.PlanEditor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All fields of a draft. They keep what was typed while a person goes from step to step. */
final class DraftForm {
    private static final String PLAN = "/plan";
    private static final int SHORTEST_NAME = 2;

    private final QuestionFields question = new QuestionFields();
    private final PlanEditor plan;

    /**
     * What the fields say.
     *
     * @param draft absent while anything is wrong
     * @param plan absent while anything is wrong with the plan
     * @param faults with pointers from the draft
     */
    record Reading(@Nullable StudyDraft draft, @Nullable StudyPlan plan, List<FieldError> faults) {}

    DraftForm(StudyDraft kept, Runnable changed) {
        question.set(kept.name(), kept.question());
        question.whenChanged(changed);
        plan = new PlanEditor(kept.plan(), changed);
    }

    /** The fields of a step, one group after the other. */
    List<Component> components(Step step) {
        return switch (step) {
            case QUESTION -> List.of(question);
            case DATA -> List.of(plan.component("inputs"));
            case WORK -> List.of(plan.component("work"), plan.component("schedule"));
            case PRIVACY -> List.of(plan.component("cohort"), plan.component("encoding"), plan.component("privacy"));
            case SITES, REVIEW -> List.of();
        };
    }

    Optional<FormField> at(String pointer) {
        return pointer.startsWith(PLAN) ? plan.at(pointer.substring(PLAN.length())) : question.at(pointer);
    }

    /** Reads all fields, and says at each what is wrong with it. */
    Reading read() {
        var faults = new ArrayList<FieldError>();
        if (question.name().length() < SHORTEST_NAME) {
            faults.add(new FieldError("/name", text("wizard.name.missing")));
        }
        if (question.question().isEmpty()) {
            faults.add(new FieldError("/question", text("plan.missing")));
        }
        var read = plan.read();
        read.faults().stream().map(DraftForm::fault).forEach(faults::add);
        accept();
        refuse(faults);
        var whole = read.plan();
        return new Reading(
                whole == null || !faults.isEmpty() ? null : new StudyDraft(question.name(), question.question(), whole),
                whole,
                List.copyOf(faults));
    }

    /** Says at its field what the service finds wrong. */
    void refuse(List<FieldError> faults) {
        faults.forEach(fault -> at(fault.pointer()).ifPresent(field -> field.refuse(fault.message())));
    }

    private void accept() {
        question.at("/name").ifPresent(FormField::accept);
        question.at("/question").ifPresent(FormField::accept);
        plan.fields().forEach(FormField::accept);
    }

    private static FieldError fault(Violation violation) {
        return new FieldError(PLAN + violation.pointer(), violation.message());
    }
}
