package io.covalence.portal.shell;

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

    private static String setting(String name, String standard) {
        var value = System.getenv(name);
        return value == null || value.isBlank() ? standard : value.replaceAll("/+$", "");
    }
}
