package io.covalence.service.environment;

import java.util.Map;

/**
 * Addresses of the other processes, and settings.
 *
 * @param publicUrl address under which people and connectors reach us, without a slash at the end
 * @param issuer the realm's address, as tokens name it
 * @param keycloakUrl base of the identity provider
 * @param clientSecret of the service account {@code tenant-service}
 * @param aggregationUrl base of the aggregation service's web application
 * @param trustedProxies number of our proxies in a row before this service, 0 to 8: this many of the last entries of
 *     X-Forwarded-For are believed; at least one behind a proxy (COVALENCE_BEHIND_PROXY), where the connection's own
 *     address is always the proxy's
 */
public record ServiceSettings(
        String publicUrl,
        String issuer,
        String keycloakUrl,
        String clientSecret,
        String aggregationUrl,
        int trustedProxies) {

    /** Reads the settings; what is missing becomes empty, and fails where it is needed. */
    public static ServiceSettings from(Map<String, String> environment) {
        return new ServiceSettings(
                environment.getOrDefault("COVALENCE_PUBLIC_URL", ""),
                environment.getOrDefault("COVALENCE_OIDC_URL", ""),
                environment.getOrDefault("COVALENCE_KEYCLOAK_URL", ""),
                environment.getOrDefault("COVALENCE_TENANT_SERVICE_SECRET", ""),
                environment.getOrDefault("COVALENCE_AGGREGATION_URL", ""),
                trustedProxies(environment));
    }

    private static int trustedProxies(Map<String, String> environment) {
        var text = environment.getOrDefault("COVALENCE_TRUSTED_PROXIES", "0").strip();
        if (!text.matches("[0-8]")) {
            throw new IllegalArgumentException("COVALENCE_TRUSTED_PROXIES must be a number from 0 to 8");
        }
        boolean behindProxy = Boolean.parseBoolean(environment.get("COVALENCE_BEHIND_PROXY"));
        return Math.max(Integer.parseInt(text), behindProxy ? 1 : 0);
    }

    /** The realm's name: the last part of its address. */
    public String realm() {
        return issuer.substring(issuer.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return "ServiceSettings[publicUrl=" + publicUrl + ", issuer=" + issuer + ", keycloakUrl=" + keycloakUrl
                + ", clientSecret=[REDACTED], aggregationUrl=" + aggregationUrl + ", trustedProxies=" + trustedProxies
                + "]";
    }
}
