package io.covalence.portal.widget;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import java.time.Instant;

/**
 * A moment, which the browser shows in its own language and zone: as the time since ("3 s ago", updated without the
 * server) or as date and time. The exact moment is its tooltip.
 */
@Tag("covalence-ago")
@JavaScript("context://covalence/covalence-ago.js")
public final class Ago extends Component {
    private static final long serialVersionUID = 1;

    public Ago(Instant moment) {
        show(moment);
    }

    public void show(Instant moment) {
        getElement().setAttribute("at", moment.toString());
    }

    /** Date and time instead of the time since. */
    public static Ago date(Instant moment) {
        var ago = new Ago(moment);
        ago.getElement().setAttribute("mode", "date");
        return ago;
    }

    /**
     * The time that is left until a moment; nothing once it has passed.
     *
     * @param words around it, with TIME in its place
     */
    public Ago left(String words) {
        getElement().setAttribute("mode", "left").setAttribute("words", words);
        return this;
    }

    /** Tells the browser the server's time, so that a browser's wrong clock does no harm. */
    public static String clockScript() {
        return "window.covalenceClock = $0 - Date.now()";
    }
}
