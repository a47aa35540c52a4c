package io.covalence.portal.wizard;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.covalence.portal.wizard.form.FormField;
import java.util.Optional;

/** A study's name and question. Line breaks become blanks: a question is one paragraph wherever it is read. */
final class QuestionFields extends Div {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_QUESTION = 4_000;

    private final TextField name = new TextField(text("wizard.name"));
    private final TextArea question = new TextArea(text("wizard.question"));

    QuestionFields() {
        addClassName("fields");
        name.setId("study-name");
        name.setMaxLength(LONGEST_NAME);
        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        name.setValueChangeMode(ValueChangeMode.LAZY);
        name.addValueChangeListener(event -> name.setInvalid(false));
        question.setId("study-question");
        question.setMaxLength(LONGEST_QUESTION);
        question.setMinRows(3);
        question.setRequiredIndicatorVisible(true);
        question.setManualValidation(true);
        question.setHelperText(text("wizard.question.help"));
        question.setValueChangeMode(ValueChangeMode.LAZY);
        question.addValueChangeListener(event -> question.setInvalid(false));
        add(name, question);
    }

    /** From now on tells of each change. */
    void whenChanged(Runnable changed) {
        name.addValueChangeListener(event -> changed.run());
        question.addValueChangeListener(event -> changed.run());
    }

    String name() {
        return name.getValue().strip();
    }

    String question() {
        return question.getValue().strip().replaceAll("\\s*\\R\\s*", " ");
    }

    void set(String newName, String newQuestion) {
        name.setValue(newName);
        question.setValue(newQuestion);
    }

    /** The field to which a pointer from a draft leads, if it is one of these. */
    Optional<FormField> at(String pointer) {
        return switch (pointer) {
            case "/name" -> Optional.of(new FormField(name.getLabel(), name));
            case "/question" -> Optional.of(new FormField(question.getLabel(), question));
            default -> Optional.empty();
        };
    }
}
