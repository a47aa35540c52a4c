package io.covalence.portal.widget;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** A bar beside a number. It is an ornament: the number says it all. */
public final class CountBar extends Div {
    private static final long serialVersionUID = 1;

    /**
     * Draws a bar.
     *
     * @param share of the longest bar, 0 to 1
     */
    public CountBar(double share) {
        var fill = new Span();
        fill.addClassName("fill");
        fill.getStyle().set("width", String.format(Locale.ROOT, "%.1f%%", 100 * share));
        add(fill);
        addClassName("count-bar");
        getElement().setAttribute("aria-hidden", "true");
    }
}
