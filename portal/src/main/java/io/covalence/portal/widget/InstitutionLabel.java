package io.covalence.portal.widget;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/**
 * An institution's name, and beside it the sponsor's name for it where they differ, since two institutions may take one
 * name.
 */
public final class InstitutionLabel extends Div {
    private static final long serialVersionUID = 1;

    public InstitutionLabel(String name, @Nullable String invitedAs) {
        var own = new Span(name);
        own.addClassName("site-name");
        add(own);
        if (invitedAs != null) {
            var called = new Div(text("institution.invited-as", invitedAs));
            called.addClassName("quiet");
            add(called);
        }
    }
}
