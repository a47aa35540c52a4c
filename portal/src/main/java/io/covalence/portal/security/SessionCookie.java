package io.covalence.portal.security;

import io.covalence.portal.shell.PortalSettings;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.annotation.WebListener;

/**
 * The session's cookie under HTTPS. With the prefix {@code __Host-} a browser accepts it only from this host and by
 * HTTPS, so that no neighbouring host and nobody on the network can plant one. Without HTTPS browsers refuse such a
 * cookie.
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
