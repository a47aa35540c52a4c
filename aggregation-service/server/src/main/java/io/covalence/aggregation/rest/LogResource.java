package io.covalence.aggregation.rest;

import io.covalence.aggregation.exchange.LogAccess;
import io.covalence.contract.charter.LogEntries;
import io.covalence.contract.id.TenantId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** A tenant's log: its newest head, proofs, entries. */
@Path("/log/{tenant}")
@RolesAllowed({Callers.TENANT_SERVICE, Callers.CONNECTOR})
@Dependent
public class LogResource {
    @Inject
    private LogAccess log;

    @GET
    @Path("/head")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public byte[] head(@PathParam("tenant") TenantId tenantId, @Context HttpServletRequest caller) {
        return log.head(tenantId, Callers.siteUnlessTenantService(caller)).encode();
    }

    @GET
    @Path("/inclusion")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public byte[] inclusion(
            @PathParam("tenant") TenantId tenantId,
            @QueryParam("index") @DefaultValue("-1") long index,
            @QueryParam("size") @DefaultValue("-1") long size,
            @Context HttpServletRequest caller) {
        return log.inclusion(tenantId, index, size, Callers.siteUnlessTenantService(caller))
                .encode();
    }

    @GET
    @Path("/consistency")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public byte[] consistency(
            @PathParam("tenant") TenantId tenantId,
            @QueryParam("from") @DefaultValue("-1") long oldSize,
            @QueryParam("to") @DefaultValue("-1") long size,
            @Context HttpServletRequest caller) {
        return log.consistency(tenantId, oldSize, size, Callers.siteUnlessTenantService(caller))
                .encode();
    }

    @GET
    @Path("/entries")
    @Produces(MediaType.APPLICATION_JSON)
    public LogEntries entries(
            @PathParam("tenant") TenantId tenantId,
            @QueryParam("from") @DefaultValue("0") long from,
            @QueryParam("limit") @DefaultValue("200") int limit,
            @Context HttpServletRequest caller) {
        return log.entries(tenantId, from, limit, Callers.siteUnlessTenantService(caller));
    }
}
