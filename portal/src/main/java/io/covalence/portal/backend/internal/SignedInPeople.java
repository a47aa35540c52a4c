package io.covalence.portal.backend.internal;

import com.vaadin.flow.server.VaadinServletRequest;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.portal.backend.People;
import io.covalence.portal.backend.Viewer;
import io.covalence.service.acting.Acting;
import io.covalence.service.membership.ActorResolver;
import io.covalence.service.membership.MembershipService;
import io.covalence.service.membership.SignedIn;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;
import org.wildfly.security.http.oidc.AccessToken;
import org.wildfly.security.http.oidc.OidcPrincipal;

/**
 * Reads the person from the token that the sign-in left on the request. Memberships are looked up each time, since they
 * change.
 */
@Dependent
public class SignedInPeople implements People {
    private final ActorResolver resolver;
    private final MembershipService memberships;

    @Inject
    public SignedInPeople(ActorResolver resolver, MembershipService memberships) {
        this.resolver = resolver;
        this.memberships = memberships;
    }

    @Override
    public Viewer viewer() {
        var request = VaadinServletRequest.getCurrent();
        if (request == null || !(request.getUserPrincipal() instanceof OidcPrincipal<?> principal)) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED, "You are not signed in, or no longer.");
        }
        var actor = resolver.resolve(signedIn(principal.getOidcSecurityContext().getToken()));
        return new ActingViewer(Acting.call(actor, memberships::me), actor);
    }

    private static SignedIn signedIn(AccessToken token) {
        return new SignedIn(
                token.getSubject(),
                claim(token, "name"),
                claim(token, "email"),
                Boolean.TRUE.equals(token.getClaimValue("email_verified")),
                roles(token),
                null);
    }

    private static String claim(AccessToken token, String name) {
        return token.getClaimValue(name) instanceof String value ? value : "";
    }

    private static Set<String> roles(AccessToken token) {
        var access = token.getRealmAccessClaim();
        return access == null || access.getRoles() == null
                ? Set.of()
                : access.getRoles().stream().collect(Collectors.toUnmodifiableSet());
    }
}
