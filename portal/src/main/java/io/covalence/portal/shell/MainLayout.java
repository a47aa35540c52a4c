package io.covalence.portal.shell;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Layout;
import io.covalence.portal.backend.Institutions;
import io.covalence.portal.backend.People;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.widget.Ago;
import jakarta.inject.Inject;
import java.time.Clock;

/** The frame: product, navigation, the signed-in person and for whom they act. */
@Layout
@JavaScript("context://covalence/session.js")
public final class MainLayout extends AppLayout implements BeforeEnterObserver, AfterNavigationObserver {
    private static final long serialVersionUID = 1;
    private static final String MAIN = "main-content";

    private final transient People people;
    private final transient Institutions institutions;
    private final transient Clock clock;
    private final Scroller menu = new Scroller();
    private final Div person = new Div();
    private transient Viewer viewer;

    @Inject
    public MainLayout(People people, Institutions institutions, Clock clock) {
        this.people = people;
        this.institutions = institutions;
        this.viewer = people.viewer();
        this.clock = clock;
        setPrimarySection(Section.DRAWER);
        region(person, text("shell.person"));
        addToDrawer(skipLink(), new Header(Brand.link()), menu, person);
        show();
        var toggle = new DrawerToggle();
        toggle.setAriaLabel(text("shell.menu"));
        var bar = new Div(toggle, Brand.word());
        bar.addClassName("title-bar");
        region(bar, text("shell.bar"));
        addToNavbar(true, bar);
    }

    /** A part of the page that a screen reader can go to by its name. */
    private static void region(Div part, String name) {
        part.getElement().setAttribute("role", "region").setAttribute("aria-label", name);
    }

    /** Shows what the person may go to, and for whom they act. */
    private void show() {
        menu.setContent(navigation());
        person.removeAll();
        person.add(new PersonCard(viewer, institutions));
    }

    private SideNav navigation() {
        var navigation = new SideNav();
        navigation.setLabel(text("shell.navigation"));
        navigation.getElement().setAttribute("aria-label", text("shell.navigation"));
        if (viewer.isInstitution()) {
            navigation.addItem(new SideNavItem(text("site.title"), "site", VaadinIcon.HOSPITAL.create()));
        }
        if (viewer.seesStudies()) {
            var studies = new SideNavItem(text("studies.title"), "studies", VaadinIcon.CLUSTER.create());
            studies.setMatchNested(true);
            navigation.addItem(studies);
        }
        if (viewer.isInstitution()) {
            navigation.addItem(new SideNavItem(text("connector.title"), "connector", VaadinIcon.SERVER.create()));
        }
        if (viewer.isAdministrator()) {
            navigation.addItem(new SideNavItem(text("tenants.title"), "tenants", VaadinIcon.BUILDING_O.create()));
        }
        if (navigation.getItems().isEmpty()) {
            navigation.addItem(new SideNavItem(text("welcome.title"), "welcome", VaadinIcon.HOME_O.create()));
        }
        return navigation;
    }

    private static Anchor skipLink() {
        var link = new Anchor("#" + MAIN, text("shell.skip"));
        link.setRouterIgnore(true);
        link.addClassName("skip-link");
        // The page's base is the portal's start, to which the browser would follow the fragment.
        link.getElement()
                .executeJs(
                        "this.addEventListener('click', (event) => { event.preventDefault();"
                                + " const main = document.getElementById($0); if (main) { main.tabIndex = -1; main.focus(); } })",
                        MAIN);
        return link;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        var page = event.getUI().getPage();
        page.executeJs(Ago.clockScript(), (double) clock.millis());
        page.executeJs("window.covalenceOffline($0)", text("shell.offline"));
        MembershipChange.follow(event.getUI(), this, () -> {
            viewer = people.viewer();
            show();
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var audience = event.getNavigationTarget().getAnnotation(Audience.class);
        if (audience == null) {
            return;
        }
        boolean welcome = switch (audience.value()) {
            case STUDY_PEOPLE -> viewer.seesStudies();
            case SPONSORS -> viewer.isSponsor();
            case INSTITUTIONS -> viewer.isInstitution();
            case ADMINISTRATORS -> viewer.isAdministrator();
        };
        if (!welcome) {
            event.forwardTo(HomeView.class);
        }
    }

    /** The heading of the new page takes the focus, so that a screen reader reads on from there and not from the menu. */
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var content = getContent();
        if (content != null) {
            content.getElement().setAttribute("id", MAIN);
            content.getElement().setAttribute("role", "main");
            content.getElement()
                    .executeJs("const heading = this.querySelector('h1');"
                            + " if (heading && !this.contains(document.activeElement))"
                            + " { heading.tabIndex = -1; heading.focus({preventScroll: true}); }");
        }
    }

    /** The product's name and mark. */
    static final class Brand {
        private Brand() {}

        static Anchor link() {
            var link = new Anchor("", mark(), word());
            link.addClassName("brand");
            return link;
        }

        static Div word() {
            var word = new Div("Covalence");
            word.addClassName("brand-word");
            return word;
        }

        private static Div mark() {
            var mark = new Div();
            mark.addClassName("brand-mark");
            mark.getElement().setAttribute("aria-hidden", "true");
            return mark;
        }
    }
}
