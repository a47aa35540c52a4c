package io.covalence.portal.widget;

import com.vaadin.flow.component.html.Span;

/** A state as a word, with a dot in the colour of its tone. */
public final class StateBadge extends Span {
    private static final long serialVersionUID = 1;

    public StateBadge(String text, Tone tone) {
        show(text, tone);
    }

    public void show(String text, Tone tone) {
        setText(text);
        setClassName("state " + tone.className());
    }
}
