package io.covalence.dev.story;

import java.net.URI;

/**
 * The public addresses of the platform.
 *
 * @param publicUrl origin of portal, REST API and aggregation service, without a trailing slash
 * @param issuer the identity provider's realm
 */
public record PublicAddresses(String publicUrl, String issuer) {
    public URI api(String path) {
        return URI.create(publicUrl + "/api/v1" + path);
    }

    public URI portal() {
        return URI.create(publicUrl + "/portal/");
    }

    public URI tokens() {
        return URI.create(issuer + "/protocol/openid-connect/token");
    }
}
