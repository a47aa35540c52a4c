package io.covalence.portal.wizard.form;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;

/** Fields that belong together, under a name. */
final class Group extends HtmlContainer {
    private static final long serialVersionUID = 1;

    Group(String title, Component... content) {
        super("fieldset");
        addClassName("group");
        var legend = new HtmlContainer("legend");
        legend.setText(title);
        add(legend);
        add(content);
    }
}
