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
            http.setHeader(ContentPolicy.HEADER, ContentPolicy.plain());
            http.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, response);
    }
}
