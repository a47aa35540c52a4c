package io.covalence.portal.security;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an address says to the container's sign-in. The sign-in splits the address by hand: it fails on a name without a value and on
 * a broken escape, and writes what it is told into the log as it is. So what it reads must be short, printable and whole.
 */
final class SignInParameters {
    /** Tells the sign-in that the identity provider refused. */
    static final String ERROR = "error";

    private static final Set<String> READ_BY_THE_SIGN_IN = Set.of(
            "code",
            "state",
            "session_state",
            "iss",
            ERROR,
            "error_description",
            "error_uri",
            "login_hint",
            "domain_hint",
            "kc_idp_hint",
            "prompt",
            "max_age",
            "ui_locales",
            "scope");

    /** Several times what an identity provider sends. */
    private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7e]{0,2000}");

    private SignInParameters() {}

    /** @param query as it stands in the address, without the question mark */
    static boolean areSound(String query) {
        return Arrays.stream(query.split("&", -1)).allMatch(SignInParameters::isSound);
    }

    /** Whether the sign-in reads any of it. */
    static boolean hasAny(String query) {
        return Arrays.stream(query.split("&", -1)).map(SignInParameters::name).anyMatch(READ_BY_THE_SIGN_IN::contains);
    }

    private static String name(String parameter) {
        int end = parameter.indexOf('=');
        return end < 0 ? parameter : parameter.substring(0, end);
    }

    private static boolean isSound(String parameter) {
        int end = parameter.indexOf('=');
        return !READ_BY_THE_SIGN_IN.contains(name(parameter)) || (end >= 0 && isPlain(parameter.substring(end + 1)));
    }

    private static boolean isPlain(String value) {
        try {
            return PLAIN.matcher(URLDecoder.decode(value, StandardCharsets.UTF_8))
                    .matches();
        } catch (IllegalArgumentException brokenEscape) {
            return false;
        }
    }
}
