package io.covalence.portal.shell;

import static io.covalence.portal.text.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.dom.Element;
import io.covalence.contract.tenant.Me;
import io.covalence.portal.backend.Institutions;
import io.covalence.portal.backend.Viewer;
import io.covalence.portal.institution.NameDialog;

/** Who is signed in and for whom, with what concerns the person: the name of their institution, colours, signing out. */
final class PersonCard extends Div {
    private static final long serialVersionUID = 1;

    private final transient Viewer viewer;
    private final transient Institutions institutions;
    private final MenuItem scheme;
    private final MenuItem language;
    private final Div acting = new Div();
    private final Button unconfirmed = new Button(text("institution.unconfirmed"), event -> nameInstitution());

    PersonCard(Viewer viewer, Institutions institutions) {
        this.viewer = viewer;
        this.institutions = institutions;
        var me = viewer.me();
        addClassName("person-card");
        var name = new Div(me.name());
        name.addClassName("person-name");
        name.setId("person-name");
        acting.setText(forWhom(viewer));
        acting.addClassName("person-for");
        acting.setId("person-for");
        unconfirmed.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE, ButtonVariant.LUMO_SMALL);
        unconfirmed.setId("unconfirmed-name");
        unconfirmed.setVisible(
                viewer.isInstitution() && !institutions.own(viewer).nameConfirmed());
        var who = new Div(name, acting, unconfirmed);
        who.addClassName("person-who");
        var avatar = new Avatar(me.name());
        avatar.getElement().setAttribute("aria-hidden", "true");
        var menu = new MenuBar();
        menu.addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE, MenuBarVariant.LUMO_ICON);
        var more = menu.addItem(VaadinIcon.ELLIPSIS_DOTS_V.create());
        more.setAriaLabel(text("shell.person-menu"));
        more.setId("person-menu");
        scheme = more.getSubMenu().addItem(text("shell.scheme"));
        language = more.getSubMenu().addItem(text("shell.language"));
        language.setId("language-menu");
        if (viewer.isInstitution()) {
            more.getSubMenu()
                    .addItem(text("institution.title"), event -> nameInstitution())
                    .setId("name-institution");
        }
        add(avatar, who, menu);
        getElement().appendChild(signOut());
    }

    private void nameInstitution() {
        NameDialog.open(viewer, institutions, named -> {
            acting.setText(text("shell.for-institution", named.name()));
            unconfirmed.setVisible(false);
        });
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
        language.getSubMenu().removeAll();
        LanguageMenu.fill(
                language.getSubMenu(), event.getUI().getPage(), event.getUI().getLocale());
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
