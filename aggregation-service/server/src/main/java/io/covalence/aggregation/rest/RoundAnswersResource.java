package io.covalence.aggregation.rest;

import io.covalence.aggregation.exchange.Answers;
import io.covalence.aggregation.settings.Settings;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.SiteId;
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
import java.util.concurrent.CompletionStage;

/** What a site receives in a round; 204 when it is not there yet. */
@Path("/rounds/{round}")
@RolesAllowed(Callers.CONNECTOR)
@AcceptedConnector
@Dependent
public class RoundAnswersResource {
    @Inject
    private Answers answers;

    @Inject
    private Settings settings;

    @GET
    @Path("/roster")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public CompletionStage<Response> roster(
            @PathParam("round") RoundId roundId,
            @QueryParam("wait") @DefaultValue("0") int wait,
            @Context HttpServletRequest caller) {
        return Polls.binary(answers.roster(roundId, Callers.site(caller), Polls.maxWait(wait, settings)));
    }

    @GET
    @Path("/deliveries/{site}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public CompletionStage<Response> delivery(
            @PathParam("round") RoundId roundId,
            @PathParam("site") SiteId siteId,
            @QueryParam("wait") @DefaultValue("0") int wait,
            @Context HttpServletRequest caller) {
        return Polls.binary(answers.delivery(roundId, Callers.site(caller, siteId), Polls.maxWait(wait, settings)));
    }

    @GET
    @Path("/survivors")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public CompletionStage<Response> survivors(
            @PathParam("round") RoundId roundId,
            @QueryParam("wait") @DefaultValue("0") int wait,
            @Context HttpServletRequest caller) {
        return Polls.binary(answers.survivors(roundId, Callers.site(caller), Polls.maxWait(wait, settings)));
    }

    @GET
    @Path("/quorum")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public CompletionStage<Response> quorum(
            @PathParam("round") RoundId roundId,
            @QueryParam("wait") @DefaultValue("0") int wait,
            @Context HttpServletRequest caller) {
        return Polls.binary(answers.quorum(roundId, Callers.site(caller), Polls.maxWait(wait, settings)));
    }

    @GET
    @Path("/result")
    @Produces(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> result(
            @PathParam("round") RoundId roundId,
            @QueryParam("wait") @DefaultValue("0") int wait,
            @Context HttpServletRequest caller) {
        return Polls.json(answers.result(roundId, Callers.site(caller), Polls.maxWait(wait, settings)));
    }
}
