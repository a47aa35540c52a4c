package io.covalence.portal.widget;

import com.vaadin.flow.component.html.Div;
import io.covalence.portal.text.Numbers;
import java.util.Locale;

/** A thin progress bar with the figures beside it. */
public final class ThinBar extends Div {
    private static final long serialVersionUID = 1;

    private final Div track = new Div();
    private final Div fill = new Div();
    private final Div figures = new Div();

    public ThinBar(String label, long part, long whole) {
        addClassName("thin-bar");
        figures.addClassName("figures");
        track.addClassName("track");
        track.getElement()
                .setAttribute("role", "progressbar")
                .setAttribute("aria-label", label)
                .setAttribute("aria-valuemin", "0");
        fill.addClassName("fill");
        track.add(fill);
        add(figures, track);
        show(part, whole);
    }

    public void show(long part, long whole) {
        double share = whole <= 0 ? 0 : Math.clamp((double) part / whole, 0, 1);
        figures.setText(Numbers.outOf(part, whole));
        fill.getStyle().set("width", String.format(Locale.ROOT, "%.1f%%", share * 100));
        track.getElement()
                .setAttribute("aria-valuemax", Long.toString(whole))
                .setAttribute("aria-valuenow", Long.toString(part));
    }
}
