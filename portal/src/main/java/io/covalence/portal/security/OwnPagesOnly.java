package io.covalence.portal.security;

import io.covalence.portal.shell.PortalSettings;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Requests that change something must come from a page of this origin. Browsers say where a request comes from, and
 * pages cannot forge that. A request that says nothing is refused. The upgrade to a websocket is a GET, but counts as a
 * change.
 */
public class OwnPagesOnly implements Filter {
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    private final String own;

    public OwnPagesOnly() {
        this(PortalSettings.publicOrigin());
    }

    OwnPagesOnly(String own) {
        this.own = own;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer) {
            boolean upgrades = "websocket".equalsIgnoreCase(http.getHeader("Upgrade"));
            if (!HARMLESS.contains(http.getMethod()) || upgrades) {
                var site = upgrades ? null : http.getHeader("Sec-Fetch-Site");
                if (!isOwn(http.getHeader("Origin"), site)) {
                    answer.sendError(HttpServletResponse.SC_FORBIDDEN);
                    return;
                }
            }
        }
        chain.doFilter(request, response);
    }

    /** Browsers that are older than Sec-Fetch-Site send Origin with every POST. */
    boolean isOwn(@Nullable String origin, @Nullable String site) {
        boolean ownSite = site == null || site.equals("same-origin");
        return origin == null ? site != null && ownSite : origin.equals(own) && ownSite;
    }
}
