package io.covalence.aggregation.rest;

import io.covalence.aggregation.connector.Connectors;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.site.ConnectorClaim;
import io.covalence.contract.site.ConnectorGrant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** The connector that works for a site: a connector says when it begins and when it stops. */
@Path("/sites/{site}/connector")
@RolesAllowed(Callers.CONNECTOR)
@Dependent
public class ConnectorsResource {
    @Inject
    private Connectors connectors;

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public ConnectorGrant claim(
            @PathParam("site") SiteId siteId, ConnectorClaim claim, @Context HttpServletRequest caller) {
        return connectors.claim(Callers.site(caller, siteId), Required.body(claim));
    }

    @DELETE
    @Path("/{instance: [0-9a-f]{32}}")
    public void release(
            @PathParam("site") SiteId siteId,
            @PathParam("instance") String instance,
            @Context HttpServletRequest caller) {
        connectors.release(Callers.site(caller, siteId), instance);
    }
}
