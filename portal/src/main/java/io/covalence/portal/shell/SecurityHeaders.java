package io.covalence.portal.shell;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Headers that keep foreign code out of the portal and its pages out of caches. What is alike for all answers of the server stands
 * in the server's configuration; a page that needs more says so itself.
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
