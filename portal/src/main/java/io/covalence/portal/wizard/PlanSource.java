package io.covalence.portal.wizard;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.problem.Problem.FieldError;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.study.StudyTemplate;
import io.covalence.contract.study.StudyView;
import io.covalence.portal.backend.Drafts;
import io.covalence.portal.wizard.form.FormField;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Where a new study's plan comes from: a template, a file, or a study that there is already. */
final class PlanSource extends Div {
    private static final long serialVersionUID = 1;

    private final transient Drafts drafts;
    private final RadioButtonGroup<Beginning> beginning = new RadioButtonGroup<>(text("wizard.begin"));
    private final RadioButtonGroup<StudyTemplate> template = new RadioButtonGroup<>(text("wizard.template"));
    private final PlanFileField file = new PlanFileField();
    private final ComboBox<StudyView> copied = new ComboBox<>(text("wizard.copied"));

    /**
     * Offers what there is.
     *
     * @param suggests is told name and question of what was chosen
     */
    PlanSource(Drafts drafts, List<StudyView> studies, BiConsumer<String, String> suggests) {
        this.drafts = drafts;
        addClassName("fields");
        beginning.setId("beginning");
        beginning.setItems(Beginning.values());
        beginning.setItemLabelGenerator(item -> text("wizard.begin", item));
        beginning.addValueChangeListener(event -> showChosen());
        template.setId("template");
        template.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        template.setItems(drafts.templates());
        template.setRenderer(new ComponentRenderer<>(PlanSource::words));
        template.addValueChangeListener(event -> Optional.ofNullable(event.getValue())
                .ifPresent(chosen ->
                        suggests.accept(chosen.draft().name(), chosen.draft().question())));
        copied.setId("copied");
        copied.setItems(studies.stream().filter(study -> study.plan() != null).toList());
        copied.setItemLabelGenerator(StudyView::name);
        copied.addValueChangeListener(event -> Optional.ofNullable(event.getValue())
                .ifPresent(chosen -> suggests.accept(text("wizard.copy-of", chosen.name()), chosen.question())));
        beginning.setValue(Beginning.TEMPLATE);
        add(beginning, template, file, copied);
        showChosen();
    }

    private static Component words(StudyTemplate template) {
        var question = new Span(template.draft().question());
        question.addClassName("quiet");
        var words = new Div(new Span(template.draft().name()), question);
        words.addClassName("choice");
        return words;
    }

    private void showChosen() {
        template.setVisible(beginning.getValue() == Beginning.TEMPLATE);
        file.setVisible(beginning.getValue() == Beginning.FILE);
        copied.setVisible(beginning.getValue() == Beginning.COPY);
    }

    void choose(StudyTemplate wanted) {
        beginning.setValue(Beginning.TEMPLATE);
        template.setValue(wanted);
    }

    void choose(StudyView wanted) {
        beginning.setValue(Beginning.COPY);
        copied.setValue(wanted);
    }

    /** The plan to begin with; refused in the words of a form when nothing is chosen, or when the file does not hold one. */
    StudyPlan plan() {
        return switch (beginning.getValue()) {
            case TEMPLATE ->
                template.getOptionalValue()
                        .map(chosen -> chosen.draft().plan())
                        .orElseThrow(() -> missing("wizard.template.missing"));
            case FILE -> drafts.read(file.content());
            case COPY ->
                copied.getOptionalValue().map(StudyView::plan).orElseThrow(() -> missing("wizard.copied.missing"));
        };
    }

    private static ProblemException missing(String key) {
        return new ProblemException(
                ProblemType.INVALID_REQUEST, text(key), List.of(new FieldError("/plan", text(key))));
    }

    /** Where a faulty plan is mended. */
    FormField field() {
        return switch (beginning.getValue()) {
            case TEMPLATE -> new FormField(template.getLabel(), template);
            case FILE -> file.field();
            case COPY -> new FormField(copied.getLabel(), copied);
        };
    }
}
