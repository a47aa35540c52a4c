package io.covalence.portal.shell;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a page may load, run and talk to, as a Content-Security-Policy: files of this origin, and nothing that is written into the
 * page itself.
 */
final class ContentPolicy {
    static final String HEADER = "Content-Security-Policy";

    private static final List<String> ALWAYS = List.of(
            "default-src 'none'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "manifest-src 'self'",
            "base-uri 'self'",
            "object-src 'none'",
            "frame-ancestors 'none'");

    private ContentPolicy() {}

    /** For pages without Vaadin. */
    static String plain() {
        return plain("'self'");
    }

    /** For a page without Vaadin whose form leads to another origin, too. */
    static String leadingTo(String origin) {
        return plain("'self' " + origin);
    }

    private static String plain(String forms) {
        return policy("script-src 'self'", "style-src 'self'", "connect-src 'self'", "form-action " + forms);
    }

    /**
     * For the page that Vaadin starts from. Its inline script carries the nonce. Vaadin makes functions of the expressions that the
     * server sends, hence 'unsafe-eval'; its components write styles of their own into the page, hence 'unsafe-inline' for styles.
     * The origin is named for websockets, too, because not every browser counts them to 'self'.
     *
     * @param idp origin to which signing out leads
     */
    static String application(String nonce, String origin, String idp) {
        return policy(
                "script-src 'self' 'nonce-" + nonce + "' 'unsafe-eval'",
                "style-src 'self' 'unsafe-inline'",
                "connect-src 'self' " + origin.replaceFirst("^http", "ws"),
                "form-action 'self' " + idp);
    }

    private static String policy(String... more) {
        return Stream.concat(ALWAYS.stream(), Stream.of(more)).collect(Collectors.joining("; "));
    }
}
