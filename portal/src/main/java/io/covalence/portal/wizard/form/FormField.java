package io.covalence.portal.wizard.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.details.Details;
import java.util.Locale;
import java.util.Optional;

/**
 * A field of a form that can be refused and led to.
 *
 * @param label by which people know it
 * @param place within the field, such as its third line; empty for the whole
 * @param component the field itself
 */
public record FormField(String label, String place, Component component) {
    public FormField(String label, Component component) {
        this(label, "", component);
    }

    /** What people read in a list of faults. */
    public String name() {
        return place.isEmpty() ? label : label + ", " + place;
    }

    /**
     * Says at the field what is wrong. The first of several faults stays.
     *
     * @param message part of a sentence, as the contract has it
     */
    public void refuse(String message) {
        if (component instanceof HasValidation field && !field.isInvalid()) {
            field.setErrorMessage(sentence(place.isEmpty() ? message : place + ": " + message));
            field.setInvalid(true);
        }
    }

    public void accept() {
        if (component instanceof HasValidation field) {
            field.setInvalid(false);
        }
    }

    /** Opens what the field is folded into, and gives it the focus. */
    public void focus() {
        Optional<Component> around = component.getParent();
        while (around.isPresent()) {
            if (around.get() instanceof Details details) {
                details.setOpened(true);
            }
            around = around.get().getParent();
        }
        if (component instanceof Focusable<?> field) {
            field.focus();
        }
    }

    /** The contract says what is allowed in a part of a sentence; here it becomes one. */
    public static String sentence(String message) {
        return message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1) + ".";
    }
}
