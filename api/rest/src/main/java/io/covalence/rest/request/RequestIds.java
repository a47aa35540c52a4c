package io.covalence.rest.request;

import jakarta.servlet.ServletRequest;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names requests, so that an answer can be found again in the log. */
public final class RequestIds {
    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestIds.class.getName();
    private static final Pattern SANE = Pattern.compile("[0-9A-Za-z._-]{1,64}");

    private RequestIds() {}

    /** The id that the caller offered, when it may stand in a log, else a new one. */
    static String choose(@Nullable String offered, RandomGenerator random) {
        return offered != null && SANE.matcher(offered).matches()
                ? offered
                : "req_" + Long.toUnsignedString(random.nextLong(), 36);
    }

    static void put(ServletRequest request, String id) {
        request.setAttribute(ATTRIBUTE, id);
    }

    /** The request's id; empty before it has one. */
    public static String of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : "";
    }
}
