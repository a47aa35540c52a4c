package io.covalence.portal.shell;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Headers that keep foreign code out of the portal and its pages out of caches. The server's configuration has the
 * headers that all answers share; a page that needs more sets them itself.
 */
public class SecurityHeaders implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (response instanceof HttpServletResponse http) {
            set(http);
        }
        chain.doFilter(request, response);
    }

    /** For an answer that no filter sees. */
    public static void set(HttpServletResponse response) {
        response.setHeader(ContentPolicy.HEADER, ContentPolicy.plain());
        response.setHeader("Cache-Control", "no-store");
    }
}
