package io.covalence.portal.widget;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** All that is wrong with a form, above it. Each entry leads to its field. It takes the focus when it appears. */
public final class ErrorSummary extends Div {
    private static final long serialVersionUID = 1;

    private final H2 heading = new H2();
    private final UnorderedList list = new UnorderedList();

    /**
     * Something that is wrong.
     *
     * @param lead brings the person to the field
     */
    public record Entry(String words, Runnable lead) {}

    public ErrorSummary() {
        addClassName("error-summary");
        setId("error-summary");
        // A group that the focus goes to is read with its name.
        getElement().setAttribute("role", "group").setAttribute("tabindex", "-1");
        add(heading, list);
        setVisible(false);
    }

    public void clear() {
        setVisible(false);
    }

    /** Shows what is wrong, and takes the focus. */
    public void show(String title, List<Entry> entries) {
        heading.setText(title);
        getElement().setAttribute("aria-label", title);
        list.removeAll();
        entries.forEach(entry -> list.add(new ListItem(link(entry))));
        setVisible(true);
        getElement().executeJs("this.focus()");
    }

    private static Component link(Entry entry) {
        var link = new NativeButton(entry.words(), event -> entry.lead().run());
        link.addClassName("link");
        return link;
    }
}
