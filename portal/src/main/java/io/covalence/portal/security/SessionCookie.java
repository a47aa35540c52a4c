package io.covalence.portal.security;

import io.covalence.portal.shell.PortalSettings;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;

/**
 * The session's cookie where people come by HTTPS: with the prefix {@code __Host-} a browser takes it from this very host and by
 * HTTPS alone, so that no neighbouring host and nobody on the wire can plant one. Without HTTPS browsers refuse such a cookie.
 */
@WebListener
public class SessionCookie implements ServletContextListener {
    static final String NAME = "__Host-covalence";

    @Override
    public void contextInitialized(ServletContextEvent event) {
        configure(event.getServletContext().getSessionCookieConfig(), PortalSettings.publicUrl());
    }

    static void configure(SessionCookieConfig cookie, String publicUrl) {
        if (publicUrl.startsWith("https://")) {
            cookie.setName(NAME);
            cookie.setPath("/");
            cookie.setSecure(true);
        }
    }
}
