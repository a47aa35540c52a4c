package io.covalence.aggregation.rest;

import io.covalence.aggregation.connector.Connectors;
import io.covalence.contract.site.ConnectorClaim;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.time.Instant;

/**
 * Refuses what comes from a copy of a connector before anything of it is read, and lets the accepted one know when a copy was
 * refused. Comes after the roles are checked.
 */
@Provider
@AcceptedConnector
@Dependent
public class AcceptedConnectorFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String REFUSED = AcceptedConnectorFilter.class.getName();

    /** A question of a person's command, such as whether the service answers, takes part in nothing. */
    private static final String TAKES_PART = "after";

    @Inject
    private Connectors connectors;

    @Context
    private HttpServletRequest caller;

    @Override
    public void filter(ContainerRequestContext request) {
        var instance = request.getHeaderString(ConnectorClaim.HEADER);
        boolean asksOnly = instance == null
                && request.getUriInfo().getPath().endsWith("/offer")
                && !request.getUriInfo().getQueryParameters().containsKey(TAKES_PART);
        if (!asksOnly) {
            connectors
                    .require(Callers.site(caller), instance == null ? "" : instance)
                    .ifPresent(at -> request.setProperty(REFUSED, at));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(REFUSED) instanceof Instant at) {
            response.getHeaders().putSingle(ConnectorClaim.REFUSED_HEADER, at.toString());
        }
    }
}
