package io.covalence.connector.identity;

/** The identity key and the authentication key of a site. */
public record SiteKeys(IdentityKey identity, AuthenticationKey authentication) {}
