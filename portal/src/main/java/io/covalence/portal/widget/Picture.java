package io.covalence.portal.widget;

import com.vaadin.flow.component.html.Div;

/**
 * Holds a picture of ours. Vaadin's component for HTML would write its attributes in lower case, which SVG does not read.
 */
public final class Picture extends Div {
    private static final long serialVersionUID = 1;

    /**
     * Shows a picture.
     *
     * @param svg made by us; texts from outside are escaped in it
     */
    public Picture(String svg) {
        getElement().setProperty("innerHTML", svg);
    }
}
