package io.covalence.connector.identity;

/** Both keys of a site. */
public record SiteKeys(IdentityKey identity, AuthenticationKey authentication) {}
