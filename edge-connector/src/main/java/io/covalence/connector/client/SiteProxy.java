package io.covalence.connector.client;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The proxy through which a site's network lets connections out, as its usual variables say it: {@code HTTPS_PROXY}, or
 * {@code ALL_PROXY}, except for what {@code NO_PROXY} names; each in lower case too, which wins. This machine itself is never
 * reached through it. Its password is never printed.
 *
 * @param variable that names it
 * @param user empty when the proxy wants no password
 */
record SiteProxy(String variable, String host, int port, String user, String password, NoProxy exceptions) {
    private static final int DEFAULT_PORT = 80;
    private static final int LARGEST_PORT = 65_535;

    /** Names of hosts have no underscore, but for those that container networks give. */
    private static final Pattern AUTHORITY = Pattern.compile(
            "((?<user>[^@]*)@)?(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+(%[A-Za-z0-9._~-]+)?])(:(?<port>[0-9]{0,5}))?");

    private static final List<String> VARIABLES = List.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY");
    private static final List<String> EXCEPTIONS = List.of("no_proxy", "NO_PROXY");

    /**
     * Reads the variables.
     *
     * @throws Failure when one is set to something that is no proxy
     */
    static Optional<SiteProxy> of(Map<String, String> environment) {
        for (var variable : VARIABLES) {
            var value = environment.getOrDefault(variable, "").strip();
            if (!value.isEmpty()) {
                return Optional.of(read(variable, value, exceptions(environment)));
            }
        }
        return Optional.empty();
    }

    /** Whether a proxy is named for connections that are not encrypted, and none for those that are. */
    static boolean onlyUnencrypted(Map<String, String> environment) {
        return of(environment).isEmpty()
                && !(environment.getOrDefault("http_proxy", "") + environment.getOrDefault("HTTP_PROXY", "")).isBlank();
    }

    boolean serves(URI target) {
        return !Endpoint.isThisMachine(target) && !exceptions.covers(target);
    }

    /**
     * The header's value with which the proxy is asked; absent when it wants no password. It is sent at once: an authenticator
     * of the JDK's client would take a service's own refusal for a fault of the connection.
     */
    Optional<String> signIn() {
        var text = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return user.isEmpty()
                ? Optional.empty()
                : Optional.of("Basic " + Base64.getEncoder().encodeToString(text));
    }

    /** Such as {@code proxy.example:3128}: without name and password. */
    String address() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** For people. */
    String words() {
        return address() + ", from " + variable + (user.isEmpty() ? "" : ", with a name and password")
                + (exceptions.entries().isEmpty() ? "" : "; not for " + String.join(", ", exceptions.entries()));
    }

    private static NoProxy exceptions(Map<String, String> environment) {
        return EXCEPTIONS.stream()
                .map(variable -> environment.getOrDefault(variable, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .map(NoProxy::of)
                .orElseGet(() -> new NoProxy(List.of()));
    }

    private static SiteProxy read(String variable, String value, NoProxy exceptions) {
        boolean hasScheme = value.matches("(?i)[a-z][a-z0-9+.-]*://.*");
        URI uri;
        try {
            uri = new URI(hasScheme ? value : "http://" + value);
        } catch (URISyntaxException e) {
            throw unusable(
                    variable,
                    "is not an address; special characters of a password are written as in URLs, such as %40 for @");
        }
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http")) {
            throw unusable(
                    variable,
                    "names a proxy of a kind that the connector does not speak; it speaks http:// to a proxy, and"
                            + " everything within is encrypted all the same");
        }
        // What stands after a # or / of a password would be left out, and what stands before it shown as the host.
        boolean more = !List.of("", "/").contains(uri.getRawPath())
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null;
        if (more) {
            throw unusable(
                    variable,
                    "has something after host and port; if that is a password, its special characters are written as in"
                            + " URLs: %23 for #, %2F for /, %3F for ?, %40 for @");
        }
        var authority = AUTHORITY.matcher(String.valueOf(uri.getRawAuthority()));
        int port =
                authority.matches() && !String.valueOf(authority.group("port")).matches("null|")
                        ? Integer.parseInt(authority.group("port"))
                        : DEFAULT_PORT;
        if (!authority.matches() || port > LARGEST_PORT || port == 0) {
            throw unusable(variable, "names no host that could be one, or no port");
        }
        var signIn = authority.group("user") == null ? "" : authority.group("user");
        int colon = signIn.indexOf(':');
        var host = authority.group("host");
        return new SiteProxy(
                variable,
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                port,
                decoded(colon < 0 ? signIn : signIn.substring(0, colon)),
                decoded(colon < 0 ? "" : signIn.substring(colon + 1)),
                exceptions);
    }

    /** As in a URL, where a plus sign is a plus sign. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static Failure unusable(String variable, String why) {
        return Failure.failed(
                FailureCode.PROXY_NOT_USABLE,
                "The variable " + variable + " " + why + ".",
                "Set it like " + variable
                        + "=http://proxy.example:3128, or with a sign-in http://NAME:PASSWORD@proxy.example:3128");
    }

    @Override
    public String toString() {
        return "SiteProxy[" + address() + "]";
    }
}
