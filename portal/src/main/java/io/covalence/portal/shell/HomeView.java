package io.covalence.portal.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.covalence.portal.backend.People;
import jakarta.inject.Inject;

/** Leads to a person's start page. */
@Route("")
public final class HomeView extends Div implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient People people;

    @Inject
    public HomeView(People people) {
        this.people = people;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var viewer = people.viewer();
        if (viewer.isInstitution()) {
            event.forwardTo("site");
        } else if (viewer.seesStudies()) {
            event.forwardTo("studies");
        } else if (viewer.isAdministrator()) {
            event.forwardTo("tenants");
        } else {
            event.forwardTo(WelcomeView.class);
        }
    }
}
