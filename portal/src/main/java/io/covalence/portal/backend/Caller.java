package io.covalence.portal.backend;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;

/**
 * The sender of a request, by its connection.
 *
 * @param address the other end of the connection
 * @param forwardedFor the lines of X-Forwarded-For; the service's settings say how many entries are believed
 */
public record Caller(String address, List<String> forwardedFor) {
    public Caller {
        forwardedFor = List.copyOf(forwardedFor);
    }

    public static Caller of(HttpServletRequest request) {
        return new Caller(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
    }
}
