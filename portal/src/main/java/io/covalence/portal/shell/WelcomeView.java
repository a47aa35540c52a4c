package io.covalence.portal.shell;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.covalence.portal.backend.People;
import io.covalence.portal.backend.Viewer;
import jakarta.inject.Inject;

/** For a person who is signed in but acts for nobody yet: says why the portal is empty and what to do. */
@Route("welcome")
public final class WelcomeView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient Viewer viewer;

    @Inject
    public WelcomeView(People people) {
        viewer = people.viewer();
        var me = viewer.me();
        addClassNames("page", "page-narrow");
        var join = new Anchor("join", text("welcome.invited.link"));
        join.setRouterIgnore(true);
        add(
                new H1(text("welcome.heading", me.name())),
                new Paragraph(text("welcome.why", me.email())),
                new H2(text("welcome.invited")),
                new Paragraph(text("welcome.invited.how")),
                new Paragraph(join),
                new H2(text("welcome.sponsor")),
                new Paragraph(text("welcome.sponsor.how", me.email())));
    }

    /** What it says is true of nobody else. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (viewer.seesStudies() || viewer.isAdministrator()) {
            event.forwardTo(HomeView.class);
        }
    }

    @Override
    public String getPageTitle() {
        return text("page.title", text("welcome.title"));
    }
}
