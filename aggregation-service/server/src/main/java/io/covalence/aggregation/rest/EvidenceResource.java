package io.covalence.aggregation.rest;

import io.covalence.aggregation.exchange.EvidenceAccess;
import io.covalence.aggregation.settings.Settings;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.round.Convictions;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.concurrent.CompletionStage;

/** The bundle of a completed round, which anybody checks offline; 204 while there is none. */
@Path("/rounds/{round}/evidence")
@RolesAllowed({Callers.TENANT_SERVICE, Callers.CONNECTOR})
@Dependent
public class EvidenceResource {
    @Inject
    private EvidenceAccess evidence;

    @Inject
    private Settings settings;

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public CompletionStage<Response> bundle(
            @PathParam("round") RoundId roundId,
            @QueryParam("wait") @DefaultValue("0") int wait,
            @Context HttpServletRequest caller) {
        return evidence.bundle(roundId, Callers.siteUnlessTenantService(caller), Polls.maxWait(wait, settings))
                .thenApply(found -> found.map(this::send)
                        .orElseGet(() -> Response.noContent().build()));
    }

    /** The part of the bundle that a member of the round lacks. */
    @GET
    @Path("/closing")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Callers.CONNECTOR)
    public CompletionStage<Response> closing(
            @PathParam("round") RoundId roundId,
            @QueryParam("wait") @DefaultValue("0") int wait,
            @Context HttpServletRequest caller) {
        return Polls.binary(evidence.closing(roundId, Callers.site(caller), Polls.maxWait(wait, settings)));
    }

    /** The evidence that convicts sites of the round. */
    @GET
    @Path("/convictions")
    @Produces(MediaType.APPLICATION_JSON)
    public Convictions convictions(@PathParam("round") RoundId roundId, @Context HttpServletRequest caller) {
        return evidence.convictions(roundId, Callers.siteUnlessTenantService(caller));
    }

    private Response send(EvidenceAccess.Bundle bundle) {
        StreamingOutput content = out -> {
            try (var in = evidence.open(bundle)) {
                in.transferTo(out);
            }
        };
        return Response.ok(content).build();
    }
}
