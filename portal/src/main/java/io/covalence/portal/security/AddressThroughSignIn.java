package io.covalence.portal.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the query of a page's address while a person signs in: the container's sign-in comes back to the path alone. A
 * cookie holds the address, since a stranger has no session. It leads to its own path only, so whoever plants one gains
 * no more than by a link.
 */
final class AddressThroughSignIn {
    static final String COOKIE = "covalence-address";

    private static final int MOST = 1_000;
    private static final int SECONDS = (int) PortalSessions.BEFORE_SIGN_IN.toSeconds();
    private static final Pattern QUERY = Pattern.compile("[A-Za-z0-9._~%!$&'()*+,;=:@/-]+");

    private AddressThroughSignIn() {}

    /** Before the sign-in: keeps the address of a page with a query. */
    static void keep(HttpServletRequest request, HttpServletResponse response) {
        var query = request.getQueryString();
        if (isPage(request) && query != null && isPlain(query) && !SignInParameters.hasAny(query)) {
            set(request, response, encoded(request.getRequestURI() + "?" + query), SECONDS);
        }
    }

    /** After the sign-in: the address to go on to, once. */
    static Optional<String> recall(HttpServletRequest request, HttpServletResponse response) {
        var kept = cookies(request)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .findFirst();
        if (kept.isEmpty() || !request.getMethod().equals("GET")) {
            return Optional.empty();
        }
        set(request, response, "", 0);
        return decoded(kept.get().getValue()).filter(address -> leadsOn(address, request));
    }

    private static boolean leadsOn(String address, HttpServletRequest request) {
        int end = address.indexOf('?');
        return request.getQueryString() == null
                && end > 0
                && address.substring(0, end).equals(request.getRequestURI())
                && isPlain(address.substring(end + 1));
    }

    private static boolean isPlain(String query) {
        return query.length() <= MOST && QUERY.matcher(query).matches();
    }

    /** What a browser's address bar or a link asks for. */
    private static boolean isPage(HttpServletRequest request) {
        var accepted = request.getHeader("Accept");
        return request.getMethod().equals("GET") && accepted != null && accepted.contains("text/html");
    }

    private static Stream<Cookie> cookies(HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        return cookies == null ? Stream.empty() : Arrays.stream(cookies);
    }

    private static void set(HttpServletRequest request, HttpServletResponse response, String value, int seconds) {
        var cookie = new Cookie(COOKIE, value);
        cookie.setPath(request.getContextPath());
        cookie.setHttpOnly(true);
        cookie.setMaxAge(seconds);
        response.addCookie(cookie);
    }

    private static String encoded(String address) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(address.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException planted) {
            return Optional.empty();
        }
    }
}
