package io.covalence.portal.monitor;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.covalence.contract.run.RunEventView;
import io.covalence.portal.widget.Ago;
import io.covalence.portal.widget.Panel;
import java.util.List;
import java.util.Locale;

/** What happened last in a run, newest first. */
public final class EventFeed extends Panel {
    private static final long serialVersionUID = 1;

    private final OrderedList list = new OrderedList();
    private transient List<RunEventView> shown = List.of();

    public EventFeed() {
        super(text("feed.title"));
        setId("feed");
        list.addClassName("feed");
        add(list);
        setVisible(false);
    }

    public void show(List<RunEventView> events) {
        setVisible(!events.isEmpty());
        if (!events.equals(shown)) {
            shown = List.copyOf(events);
            list.removeAll();
            events.forEach(event -> list.add(new ListItem(row(event))));
        }
    }

    private static Div row(RunEventView event) {
        var when = new Span(new Ago(event.at()));
        when.addClassName("quiet");
        return new Div(new Span(words(event)), when);
    }

    /** In a sentence; whether words of the service follow it, the text says. */
    static String words(RunEventView event) {
        var round = event.round() == null ? "" : Integer.toString(event.round());
        return text("feed." + event.kind().name().toLowerCase(Locale.ROOT), round, name(event), event.detail())
                .strip();
    }

    private static String name(RunEventView event) {
        return event.institutionName() == null ? "" : event.institutionName();
    }
}
