package io.covalence.service.identity;

import io.covalence.contract.id.SiteId;
import io.covalence.contract.problem.ProblemException;

/** Creates the identities with which connectors sign in. */
public interface ConnectorClients {
    /**
     * Makes or replaces the client of a site: it signs in with a JWT signed by this key (private_key_jwt, ES256), has the role
     * {@code connector} and the claim {@code site}, may talk to both services and may do nothing else. Repeating it is harmless.
     *
     * @param authenticationKey public P-256 key as a JWK in JSON
     * @throws ProblemException UNAVAILABLE when the identity provider does not do it
     */
    void put(SiteId siteId, String authenticationKey);
}
