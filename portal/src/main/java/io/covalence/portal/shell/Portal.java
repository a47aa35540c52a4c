package io.covalence.portal.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.lumo.Lumo;

/** The common set-up of all pages. Requests stay HTTP, so that each passes the sign-in. */
@Push(transport = Transport.WEBSOCKET_XHR)
@Viewport("width=device-width, initial-scale=1")
@StyleSheet(Lumo.STYLESHEET)
@StyleSheet("context://covalence/covalence.css")
public final class Portal implements AppShellConfigurator {
    private static final long serialVersionUID = 1;

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("Covalence");
        settings.addFavIcon("icon", "covalence/mark.svg", "any");
        // Before the first paint, or a dark page would flash white.
        settings.addInlineWithContents(Inline.Position.PREPEND, SchemeMenu.EARLY_SCRIPT, Inline.Wrapping.JAVASCRIPT);
    }
}
