package io.covalence.portal.security;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.MalformedURLException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lets open paths answer with files only. Without it, Vaadin answers a path without a file with a page of the
 * application, and makes a session for it.
 */
public class FilesOnly implements Filter {
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Pattern FILE = Pattern.compile("(/[0-9A-Za-z_@][0-9A-Za-z._@-]*)+\\.[0-9A-Za-z]+");
    private static final String BUILD = "/VAADIN/build/";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer) {
            if (!READING.contains(http.getMethod())) {
                answer.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
                return;
            }
            var path = http.getServletPath() + Objects.requireNonNullElse(http.getPathInfo(), "");
            if (!isFile(path, http.getServletContext())) {
                answer.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** Our own files and Lumo's are the web application's, the bundle's lie on the class path. */
    static boolean isFile(String path, ServletContext context) throws MalformedURLException {
        if (!FILE.matcher(path).matches()) {
            return false;
        }
        return path.startsWith(BUILD)
                ? context.getClassLoader().getResource("META-INF/VAADIN/webapp" + path) != null
                : context.getResource(path) != null;
    }
}
