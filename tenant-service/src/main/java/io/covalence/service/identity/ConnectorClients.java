package io.covalence.service.identity;

import io.covalence.contract.problem.ProblemException;

/** Makes the identities with which connectors sign in. */
public interface ConnectorClients {
    /**
     * Makes or replaces the client of a site: it signs in with a JWT signed by this key (private_key_jwt, ES256), has the role
     * {@code connector} and the claim {@code site}, and may talk to both services. Repeating it is harmless; when it fails, a
     * new client is taken away again.
     *
     * @param authenticationKey public P-256 key as a JWK in JSON
     * @throws ProblemException UNAVAILABLE when the identity provider does not do it
     */
    void put(String siteId, String authenticationKey);
}
