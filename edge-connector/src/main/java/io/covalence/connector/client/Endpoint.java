package io.covalence.connector.client;

import io.covalence.connector.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** A service's base address: HTTPS, or plain HTTP to this very machine, and nothing that could hide a password or a query. */
public record Endpoint(URI base) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Checks an address.
     *
     * @throws Failure when the connector will not talk to it
     */
    public static Endpoint of(String address) {
        URI uri;
        try {
            uri = new URI(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
        } catch (URISyntaxException e) {
            throw refused("is not a URL");
        }
        if (uri.getHost() == null || uri.getScheme() == null) {
            throw refused("is not a complete URL");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw refused("must have no user name, query or fragment");
        }
        boolean encrypted = uri.getScheme().equalsIgnoreCase("https");
        boolean local = uri.getScheme().equalsIgnoreCase("http") && isThisMachine(uri);
        if (!encrypted && !local) {
            throw refused("must begin with https://; plain http:// is for this machine only");
        }
        return new Endpoint(uri);
    }

    static boolean isThisMachine(URI uri) {
        return uri.getHost() != null && THIS_MACHINE.contains(uri.getHost().toLowerCase(Locale.ROOT));
    }

    /** An address below this one. The path must be well formed; ids are checked by their own types. */
    public URI at(String path) {
        return URI.create(base + path);
    }

    private static Failure refused(String why) {
        return Failure.usage("The service's address " + why + ".", "Give one such as https://covalence.example");
    }
}
