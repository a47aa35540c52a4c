package io.covalence.portal.security;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;

/**
 * Watches the start, sign-in and end of sessions. The first request of a person in a session gives it a new id, for
 * every way of sign-in. A session never passes from one person to another.
 */
public class SessionWatch implements Filter, HttpSessionListener {
    private final PortalSessions sessions;

    @Inject
    public SessionWatch(PortalSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http
                && response instanceof HttpServletResponse answer
                && isSomebodyElses(http)) {
            answer.sendRedirect(http.getContextPath() + "/");
            return;
        }
        if (request instanceof HttpServletRequest http
                && response instanceof HttpServletResponse answer
                && http.getUserPrincipal() != null) {
            var address = AddressThroughSignIn.recall(http, answer);
            if (address.isPresent()) {
                answer.sendRedirect(address.get());
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** Notes who is signed in. When that is another person than before, it ends the session, and with it the sign-in. */
    private boolean isSomebodyElses(HttpServletRequest request) {
        var principal = request.getUserPrincipal();
        var session = request.getSession(false);
        if (principal == null || session == null) {
            return false;
        }
        var before = PortalSessions.person(session);
        if (before == null) {
            request.changeSessionId();
            sessions.signedIn(session, principal.getName());
            return false;
        }
        if (before.equals(principal.getName())) {
            return false;
        }
        session.invalidate();
        return true;
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        sessions.begun(event.getSession());
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        sessions.ended(event.getSession());
    }
}
