package io.covalence.rest.caller;

import io.covalence.service.acting.Actor;
import io.covalence.service.environment.ServiceSettings;
import io.covalence.service.membership.ActorResolver;
import io.covalence.service.membership.SignedIn;
import io.covalence.service.secret.ClientAddress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wildfly.security.http.oidc.AccessToken;
import org.wildfly.security.http.oidc.OidcPrincipal;

/** Whoever sent this request, looked up once; a visitor when there is no token. */
@RequestScoped
public class Caller {
    private final @Nullable HttpServletRequest request;
    private final @Nullable ActorResolver actors;
    private final int trustedProxies;
    private @Nullable Actor actor;

    /** For the container's proxy only. */
    Caller() {
        this.request = null;
        this.actors = null;
        this.trustedProxies = 0;
    }

    @Inject
    Caller(HttpServletRequest request, ActorResolver actors, ServiceSettings settings) {
        this.request = request;
        this.actors = actors;
        this.trustedProxies = settings.trustedProxies();
    }

    public Actor actor() {
        var known = actor;
        if (known == null) {
            known = resolve();
            actor = known;
        }
        return known;
    }

    /** What the token says, for work that outlives this request; empty for a visitor. */
    public Optional<SignedIn> signedIn() {
        return token().map(Tokens::signedIn);
    }

    /** Until when the token is good; the epoch for a visitor. */
    public Instant tokenEnds() {
        return token().map(AccessToken::getExpiration)
                .map(Instant::ofEpochSecond)
                .orElse(Instant.EPOCH);
    }

    /** The address that the request comes from, for limits on attempts. */
    public String address() {
        return request == null
                ? ""
                : ClientAddress.of(
                        request.getRemoteAddr(),
                        Collections.list(request.getHeaders("X-Forwarded-For")),
                        trustedProxies);
    }

    private Actor resolve() {
        var resolver = actors;
        return resolver == null
                ? Actor.visitor()
                : signedIn().map(resolver::resolve).orElseGet(Actor::visitor);
    }

    private Optional<AccessToken> token() {
        return request != null && request.getUserPrincipal() instanceof OidcPrincipal<?> principal
                ? Optional.of(principal.getOidcSecurityContext().getToken())
                : Optional.empty();
    }
}
