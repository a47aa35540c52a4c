package io.covalence.aggregation.rest;

import io.covalence.aggregation.charter.CharterSignatures;
import io.covalence.contract.charter.SiteCharters;
import io.covalence.contract.id.SiteId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;

/** Charters: what a site is asked to sign, and its signature. */
@Path("/")
@RolesAllowed(Callers.CONNECTOR)
@Dependent
public class ChartersResource {
    private static final int LONGEST_SIGNATURE = 1 << 9;

    @Inject
    private CharterSignatures charters;

    @GET
    @Path("sites/{site}/charters")
    @Produces(MediaType.APPLICATION_JSON)
    public SiteCharters list(@PathParam("site") SiteId siteId, @Context HttpServletRequest caller) {
        return charters.of(Callers.site(caller, siteId));
    }

    @PUT
    @Path("charters/{hash: [0-9a-f]{64}}/signatures/{site}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public void sign(
            @PathParam("hash") String hash,
            @PathParam("site") SiteId siteId,
            InputStream body,
            @Context HttpServletRequest caller)
            throws IOException {
        charters.sign(hash, Callers.site(caller, siteId), Bodies.read(body, LONGEST_SIGNATURE));
    }
}
