package io.covalence.portal.widget;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/** A section of a page with a heading. */
public class Panel extends Composite<Section> implements HasStyle {
    private static final long serialVersionUID = 1;

    private final H2 heading = new H2();
    private final Div head = new Div(heading);
    private final Div body = new Div();
    private final Section section = new Section(head, body);

    public Panel(String title, Component... content) {
        heading.setText(title);
        head.addClassName("panel-head");
        body.addClassName("panel-body");
        body.add(content);
        section.addClassName("panel");
        section.setAriaLabel(title);
    }

    @Override
    protected final Section initContent() {
        return section;
    }

    public final void title(String title) {
        heading.setText(title);
        section.setAriaLabel(title);
    }

    /** Puts something small at the end of the heading's line. */
    public final Panel beside(Component... components) {
        var aside = new Div(components);
        aside.addClassName("panel-aside");
        head.add(aside);
        return this;
    }

    protected final void empty() {
        body.removeAll();
    }

    protected final void add(Component... components) {
        body.add(components);
    }
}
