package io.covalence.service.membership;

import io.covalence.contract.id.SiteId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a token of the identity provider about its bearer.
 *
 * @param realmRoles names of realm roles; unknown ones are ignored
 * @param siteId claim {@code site} of a connector
 */
public record SignedIn(
        String subject,
        String name,
        String email,
        boolean emailVerified,
        Set<String> realmRoles,
        @Nullable SiteId siteId) {
    public SignedIn {
        realmRoles = Set.copyOf(realmRoles);
    }
}
