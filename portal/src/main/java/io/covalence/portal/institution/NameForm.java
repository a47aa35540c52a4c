package io.covalence.portal.institution;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.covalence.contract.institution.InstitutionView;
import io.covalence.contract.problem.ProblemException;
import io.covalence.portal.backend.Institutions;
import io.covalence.portal.backend.Viewer;
import java.util.function.Consumer;

/** The form in which an institution's own people set its name. */
public final class NameForm extends Div {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_NAME = 120;

    private final transient Viewer viewer;
    private final transient Institutions institutions;
    private final transient Consumer<InstitutionView> done;
    private final TextField name = new TextField(text("institution.name"));

    /** @param done is told what was confirmed */
    public NameForm(Viewer viewer, Institutions institutions, InstitutionView own, Consumer<InstitutionView> done) {
        this.viewer = viewer;
        this.institutions = institutions;
        this.done = done;
        addClassName("inline-form");
        name.setId("institution-name");
        name.setMaxLength(LONGEST_NAME);
        name.setRequiredIndicatorVisible(true);
        name.setHelperText(text(own.nameConfirmed() ? "institution.name.confirmed" : "institution.name.guessed"));
        name.setManualValidation(true);
        name.setValue(own.name());
        var confirm = new Button(text("institution.name.confirm"), event -> confirm());
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        confirm.setId("confirm-institution-name");
        confirm.addClickShortcut(Key.ENTER).listenOn(name);
        add(name, confirm);
    }

    /** What is wrong with the name is said at the field. */
    private void confirm() {
        try {
            done.accept(institutions.confirmName(viewer, name.getValue().strip()));
            name.setInvalid(false);
        } catch (ProblemException refusal) {
            name.setErrorMessage(
                    refusal.errors().isEmpty()
                            ? refusal.detail()
                            : text(
                                    "institution.name.refused",
                                    refusal.errors().getFirst().message()));
            name.setInvalid(true);
            name.focus();
        }
    }
}
