package io.covalence.aggregation.rest;

import io.covalence.contract.id.IdKind;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.wildfly.security.http.oidc.OidcPrincipal;

/** Says who the caller is, by the claims of the verified token. */
final class Callers {
    static final String TENANT_SERVICE = "tenant-service";
    static final String CONNECTOR = "connector";
    private static final String SITE_CLAIM = "site";

    private Callers() {}

    /** The connector's own site. */
    static SiteId site(HttpServletRequest request) {
        return claim(request).orElseThrow(Callers::notFound);
    }

    /** The site of the path, which must be the connector's own; another one is answered as unknown. */
    static SiteId site(HttpServletRequest request, SiteId siteId) {
        return claim(request).filter(siteId::equals).orElseThrow(Callers::notFound);
    }

    /** The connector's site; absent for the tenant service. */
    static Optional<SiteId> siteUnlessTenantService(HttpServletRequest request) {
        return request.isUserInRole(TENANT_SERVICE) ? Optional.empty() : Optional.of(site(request));
    }

    private static Optional<SiteId> claim(HttpServletRequest request) {
        if (request.getUserPrincipal() instanceof OidcPrincipal<?> principal) {
            var token = principal.getOidcSecurityContext().getToken();
            return Optional.ofNullable(token)
                    .filter(present -> present.hasClaim(SITE_CLAIM))
                    .map(present -> present.getClaimValueAsString(SITE_CLAIM))
                    .filter(IdKind.SITE::matches)
                    .map(SiteId::new);
        }
        return Optional.empty();
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such thing for this site.");
    }
}
