package io.covalence.portal.shell;

import java.net.URI;
import java.util.Locale;

/** The portal's settings, from the server's environment. */
public final class PortalSettings {
    private PortalSettings() {}

    /** Where people reach the server, without a slash at the end. */
    public static String publicUrl() {
        return setting("COVALENCE_PUBLIC_URL", "http://localhost:18080");
    }

    /** The identity provider's realm, without a slash at the end. */
    public static String oidcUrl() {
        return setting("COVALENCE_OIDC_URL", "http://localhost:18082/realms/covalence");
    }

    /** The origin of the portal's pages, as browsers write it. */
    public static String publicOrigin() {
        return origin(publicUrl());
    }

    /** The identity provider's origin, as browsers write it. */
    static String oidcOrigin() {
        return origin(oidcUrl());
    }

    static String origin(String url) {
        var uri = URI.create(url.toLowerCase(Locale.ROOT));
        boolean usual = uri.getPort() == (uri.getScheme().equals("https") ? 443 : 80);
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 || usual ? "" : ":" + uri.getPort());
    }

    private static String setting(String name, String standard) {
        var value = System.getenv(name);
        return value == null || value.isBlank() ? standard : value.replaceAll("/+$", "");
    }
}
