package io.covalence.portal.text;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The language of the person at a browser: what they chose there, otherwise what the browser asks for. The choice lives in a cookie,
 * since pages before sign-in follow it too.
 */
public final class LanguageChoice {
    static final String COOKIE = "covalence-language";

    /** Keeps the tag of a language for this browser and loads the page again. The cookie holds nothing else, so scripts may read it. */
    public static final String KEEP_SCRIPT = "document.cookie = '" + COOKIE + "=' + $0 + '; path='"
            + " + new URL(document.baseURI).pathname + '; max-age=31536000; SameSite=Lax'"
            + " + (location.protocol === 'https:' ? '; Secure' : ''); location.reload()";

    private LanguageChoice() {}

    public static Language of(HttpServletRequest request) {
        return chosen(request).orElseGet(() -> accepted(request));
    }

    private static Optional<Language> chosen(HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .flatMap(cookie -> Language.of(cookie.getValue()).stream())
                .findFirst();
    }

    /** Without the header the container would answer the server's own language. */
    private static Language accepted(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null
                ? Language.ENGLISH
                : Language.of(Collections.list(request.getLocales()));
    }
}
