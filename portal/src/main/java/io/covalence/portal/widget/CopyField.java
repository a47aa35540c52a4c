package io.covalence.portal.widget;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;

/** A text to take along, with a button that copies it. Where the browser does not let it, the text is selected to be copied. */
public final class CopyField extends Div {
    private static final long serialVersionUID = 1;

    /** In the browser alone: a clipboard is written to only while a person's click is being handled. */
    private static final String COPIES = "this.addEventListener('click', () => {"
            + " const field = this.previousElementSibling, said = this.textContent;"
            + " const done = () => { this.textContent = $0; setTimeout(() => { this.textContent = said; }, 2000); };"
            + " const select = () => { field.focus(); field.inputElement.select(); };"
            + " if (navigator.clipboard) { navigator.clipboard.writeText(field.value).then(done, select); } else { select(); }"
            + " })";

    private final Button copy = new Button(text("copy"));

    /** @param label says what it is and for whom */
    public CopyField(String label, String value) {
        var field = new TextField(label);
        field.setValue(value);
        field.setReadOnly(true);
        field.addClassName("copied-value");
        copy.setAriaLabel(text("copy.what", label));
        copy.getElement().setAttribute("aria-live", "polite");
        copy.getElement().executeJs(COPIES, text("copied"));
        addClassName("copy-field");
        add(field, copy);
    }

    public void focusCopy() {
        copy.focus();
    }
}
