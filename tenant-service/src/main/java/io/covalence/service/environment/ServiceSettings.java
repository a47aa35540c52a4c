package io.covalence.service.environment;

import java.util.Map;

/**
 * Where the other processes are.
 *
 * @param publicUrl address under which people and connectors reach us, without a slash at the end
 * @param issuer the realm's address, as tokens name it
 * @param keycloakUrl base of the identity provider
 * @param clientSecret of the service account {@code tenant-service}
 * @param aggregationUrl base of the aggregation service's web application
 */
public record ServiceSettings(
        String publicUrl, String issuer, String keycloakUrl, String clientSecret, String aggregationUrl) {

    /** Reads the settings; what is missing becomes empty, and fails where it is needed. */
    public static ServiceSettings from(Map<String, String> environment) {
        return new ServiceSettings(
                environment.getOrDefault("COVALENCE_PUBLIC_URL", ""),
                environment.getOrDefault("COVALENCE_OIDC_URL", ""),
                environment.getOrDefault("COVALENCE_KEYCLOAK_URL", ""),
                environment.getOrDefault("COVALENCE_TENANT_SERVICE_SECRET", ""),
                environment.getOrDefault("COVALENCE_AGGREGATION_URL", ""));
    }

    /** The realm's name: the last part of its address. */
    public String realm() {
        return issuer.substring(issuer.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return "ServiceSettings[publicUrl=" + publicUrl + ", issuer=" + issuer + ", keycloakUrl=" + keycloakUrl
                + ", clientSecret=[REDACTED], aggregationUrl=" + aggregationUrl + "]";
    }
}
