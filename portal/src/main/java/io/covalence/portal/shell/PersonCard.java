package io.covalence.portal.shell;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.dom.Element;
import io.covalence.contract.tenant.Me;
import io.covalence.portal.backend.Viewer;

/** Who is signed in and for whom, with what concerns the person: colours and signing out. */
final class PersonCard extends Div {
    private static final long serialVersionUID = 1;

    private final MenuItem scheme;

    PersonCard(Viewer viewer) {
        var me = viewer.me();
        addClassName("person-card");
        var name = new Div(me.name());
        name.addClassName("person-name");
        name.setId("person-name");
        var acting = new Div(forWhom(viewer));
        acting.addClassName("person-for");
        acting.setId("person-for");
        var who = new Div(name, acting);
        who.addClassName("person-who");
        var avatar = new Avatar(me.name());
        avatar.getElement().setAttribute("aria-hidden", "true");
        var menu = new MenuBar();
        menu.addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE, MenuBarVariant.LUMO_ICON);
        var more = menu.addItem(VaadinIcon.ELLIPSIS_DOTS_V.create());
        more.setAriaLabel(text("shell.person-menu"));
        more.setId("person-menu");
        scheme = more.getSubMenu().addItem(text("shell.scheme"));
        add(avatar, who, menu);
        getElement().appendChild(signOut());
    }

    /** A form rather than a link: signing out changes something. */
    private static Element signOut() {
        var button = new Element("button")
                .setText(text("shell.sign-out"))
                .setAttribute("type", "submit")
                .setAttribute("id", "sign-out");
        var form = new Element("form").setAttribute("method", "post").setAttribute("action", "logout");
        form.getClassList().add("sign-out");
        return form.appendChild(button);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        scheme.getSubMenu().removeAll();
        new SchemeMenu(scheme.getSubMenu(), event.getUI().getPage());
    }

    static String forWhom(Viewer viewer) {
        Me me = viewer.me();
        if (viewer.isSponsor()) {
            return text("shell.for-tenant", String.valueOf(me.tenantName()));
        }
        if (viewer.isInstitution()) {
            return text("shell.for-institution", String.valueOf(me.institutionName()));
        }
        return viewer.isAdministrator() ? text("shell.for-platform") : text("shell.for-nobody");
    }
}
