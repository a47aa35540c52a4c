package io.covalence.aggregation.rest;

import io.covalence.aggregation.order.Orders;
import io.covalence.aggregation.order.RunDocuments;
import io.covalence.contract.id.RunId;
import io.covalence.contract.run.RunOrder;
import io.covalence.contract.run.RunStatus;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Runs: ordered, paused and stopped by the tenant service; their plan, state and models also read by their sites. */
@Path("/runs/{run}")
@Dependent
public class RunsResource {
    @Inject
    private Orders orders;

    @Inject
    private RunDocuments documents;

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Callers.TENANT_SERVICE)
    public Response place(@PathParam("run") RunId runId, RunOrder order, @Context UriInfo address) throws IOException {
        return orders.place(runId, Required.body(order))
                ? Response.created(address.getRequestUri()).build()
                : Response.ok().build();
    }

    @POST
    @Path("/stop")
    @RolesAllowed(Callers.TENANT_SERVICE)
    public Response stop(@PathParam("run") RunId runId) {
        orders.stop(runId);
        return Response.accepted().build();
    }

    @POST
    @Path("/pause")
    @RolesAllowed(Callers.TENANT_SERVICE)
    public Response pause(@PathParam("run") RunId runId) {
        orders.pause(runId);
        return Response.accepted().build();
    }

    @POST
    @Path("/resume")
    @RolesAllowed(Callers.TENANT_SERVICE)
    public Response resume(@PathParam("run") RunId runId) {
        orders.resume(runId);
        return Response.accepted().build();
    }

    @GET
    @Path("/plan")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Callers.CONNECTOR)
    public Response plan(@PathParam("run") RunId runId, @Context HttpServletRequest caller) {
        return Response.ok(documents.plan(runId, Callers.site(caller)).getBytes(StandardCharsets.UTF_8))
                .build();
    }

    @GET
    @Path("/status")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Callers.CONNECTOR)
    public RunStatus status(@PathParam("run") RunId runId, @Context HttpServletRequest caller) {
        return documents.status(runId, Callers.site(caller));
    }

    @GET
    @Path("/models/{version: [0-9]{1,9}}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({Callers.TENANT_SERVICE, Callers.CONNECTOR})
    public Response model(
            @PathParam("run") RunId runId,
            @PathParam("version") int version,
            @Context HttpServletRequest caller,
            @Context Request request) {
        var model = documents.model(runId, version, Callers.siteUnlessTenantService(caller));
        var tag = new EntityTag(model.version().sha256());
        var unchanged = request.evaluatePreconditions(tag);
        return unchanged != null
                ? unchanged.tag(tag).build()
                : Response.ok(content(model))
                        .tag(tag)
                        .header(HttpHeaders.CONTENT_LENGTH, model.version().bytes())
                        .build();
    }

    /** A vector beside the model that sites start from too. */
    @GET
    @Path("/models/{version: [0-9]{1,9}}/{vector: [a-z][a-z-]{0,31}}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Callers.CONNECTOR)
    public Response vector(
            @PathParam("run") RunId runId,
            @PathParam("version") int version,
            @PathParam("vector") String name,
            @Context HttpServletRequest caller)
            throws IOException {
        var vector = documents.vector(runId, version, name, Callers.site(caller));
        StreamingOutput content = out -> {
            try (var in = documents.open(vector)) {
                in.transferTo(out);
            }
        };
        return Response.ok(content)
                .header(HttpHeaders.CONTENT_LENGTH, documents.length(vector))
                .build();
    }

    /** In large pieces: left to itself, JAX-RS would copy a stream by two kilobytes. */
    private StreamingOutput content(RunDocuments.Model model) {
        return out -> {
            try (var in = documents.open(model)) {
                in.transferTo(out);
            }
        };
    }
}
