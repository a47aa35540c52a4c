package io.covalence.rest.caller;

import io.covalence.contract.id.IdKind;
import io.covalence.contract.id.SiteId;
import io.covalence.service.membership.SignedIn;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wildfly.security.http.oidc.AccessToken;

/** Reads what a verified access token says about its bearer. */
final class Tokens {
    private Tokens() {}

    static SignedIn signedIn(AccessToken token) {
        return new SignedIn(
                token.getSubject(),
                text(token, "name"),
                text(token, "email"),
                Boolean.TRUE.equals(token.getClaimValue("email_verified")),
                realmRoles(token),
                token.getClaimValue("site") instanceof String site && IdKind.SITE.matches(site)
                        ? new SiteId(site)
                        : null);
    }

    private static String text(AccessToken token, String claim) {
        return token.getClaimValue(claim) instanceof String text ? text : "";
    }

    private static Set<String> realmRoles(AccessToken token) {
        @Nullable Object access = token.getClaimValue("realm_access");
        return access instanceof Map<?, ?> map && map.get("roles") instanceof Collection<?> roles
                ? roles.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.toSet())
                : Set.of();
    }
}
