package io.covalence.portal.backend;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;

/**
 * Who asks, as far as the connection tells.
 *
 * @param address the other end of the connection
 * @param forwardedFor what stands in X-Forwarded-For, line by line; believed only as far as the service's settings say
 */
public record Caller(String address, List<String> forwardedFor) {
    public Caller {
        forwardedFor = List.copyOf(forwardedFor);
    }

    public static Caller of(HttpServletRequest request) {
        return new Caller(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
    }
}
