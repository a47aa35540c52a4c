package io.covalence.portal.widget;

import com.vaadin.flow.component.html.Span;

/** A state as a word, with a shape in the colour of its tone: a dot unless another is given. */
public final class StateBadge extends Span {
    private static final long serialVersionUID = 1;

    public StateBadge(String text, Tone tone) {
        show(text, tone);
    }

    public void show(String text, Tone tone) {
        setText(text);
        setClassName("state " + tone.className());
    }

    /** Draws a sign in the dot's place, so that states are told apart without their colour. */
    public StateBadge shape(String sign) {
        getElement().setAttribute("data-shape", sign);
        return this;
    }
}
