package io.covalence.contract.site;

import io.covalence.contract.id.SiteId;

/**
 * The data that an enrolled connector needs.
 *
 * @param clientId to sign in with at the identity provider; the same as the site's id
 * @param issuer the identity provider's realm; its discovery document names the token endpoint
 * @param apiUrl base of the tenant service's REST API, ending in {@code /v1}
 * @param aggregationUrl base of the aggregation service's REST API, ending in {@code /v1}
 */
public record Enrolment(
        SiteId siteId, String institutionName, String clientId, String issuer, String apiUrl, String aggregationUrl) {}
