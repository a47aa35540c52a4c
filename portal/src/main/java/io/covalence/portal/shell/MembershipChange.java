package io.covalence.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;

/** Tells a page's frame that the person acts for somebody else from now on. */
public final class MembershipChange extends ComponentEvent<UI> {
    private static final long serialVersionUID = 1;

    private MembershipChange(UI source) {
        super(source, false);
    }

    /** What a page calls that has given the person a membership. */
    public static void tell(UI ui) {
        ComponentUtil.fireEvent(ui, new MembershipChange(ui));
    }

    /** Follows changes as long as the component is on the page. */
    static void follow(UI ui, Component component, Runnable change) {
        var following = ComponentUtil.addListener(ui, MembershipChange.class, event -> change.run());
        component.addDetachListener(event -> {
            event.unregisterListener();
            following.remove();
        });
    }
}
