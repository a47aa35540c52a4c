package io.covalence.portal.wizard.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;

/** A list of rows as one field, which can be refused as a whole. */
final class RowsField extends Composite<Div> implements HasValidation, Focusable<RowsField> {
    private static final long serialVersionUID = 1;

    private final Div fault = new Div();
    private final String title;
    private final Component[] content;

    RowsField(String title, Component... content) {
        this.title = title;
        this.content = content;
        fault.addClassName("fault");
        fault.setVisible(false);
    }

    @Override
    protected Div initContent() {
        var group = new Group(title, content);
        group.addComponentAsFirst(fault);
        var whole = new Div(group);
        whole.addClassName("rows-field");
        whole.getElement()
                .setAttribute("tabindex", "-1")
                .setAttribute("role", "group")
                .setAttribute("aria-label", title);
        return whole;
    }

    @Override
    public void setErrorMessage(String message) {
        fault.setText(message);
    }

    @Override
    public String getErrorMessage() {
        return fault.getText();
    }

    @Override
    public void setInvalid(boolean invalid) {
        fault.setVisible(invalid);
    }

    @Override
    public boolean isInvalid() {
        return fault.isVisible();
    }
}
