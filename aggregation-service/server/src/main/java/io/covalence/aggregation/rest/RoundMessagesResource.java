package io.covalence.aggregation.rest;

import io.covalence.aggregation.exchange.Answers;
import io.covalence.aggregation.exchange.Messages;
import io.covalence.aggregation.exchange.ProgressReports;
import io.covalence.aggregation.exchange.Uploads;
import io.covalence.aggregation.round.MessageKind;
import io.covalence.aggregation.settings.Settings;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.SiteProgress;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What a site sends in a round; repetitions are answered alike. After most messages a site only waits for what the
 * service makes of everybody's messages. A site that says how long it waits is answered with that, or with 204 when it
 * does not come in time or at all; then the site asks for it at {@link RoundAnswersResource}.
 */
@Path("/rounds/{round}")
@RolesAllowed(Callers.CONNECTOR)
@AcceptedConnector
@Dependent
public class RoundMessagesResource {
    @Inject
    private ProgressReports progress;

    @Inject
    private Messages messages;

    @Inject
    private Uploads uploads;

    @Inject
    private Answers answers;

    @Inject
    private Settings settings;

    @PUT
    @Path("/progress/{site}")
    @Consumes(MediaType.APPLICATION_JSON)
    public void progress(
            @PathParam("round") RoundId roundId,
            @PathParam("site") SiteId siteId,
            SiteProgress report,
            @Context HttpServletRequest caller) {
        progress.report(roundId, Callers.site(caller, siteId), Required.body(report));
    }

    @PUT
    @Path("/advertisements/{site}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public CompletionStage<Response> advertise(
            @PathParam("round") RoundId roundId,
            @PathParam("site") SiteId siteId,
            @QueryParam("wait") @DefaultValue("0") int wait,
            InputStream body,
            @Context HttpServletRequest caller)
            throws IOException {
        var maxWait = Polls.maxWait(wait, settings);
        messages.advertise(roundId, Callers.site(caller, siteId), read(body, MessageKind.ADVERTISE));
        return Polls.binary(Polls.following(maxWait, () -> answers.roster(roundId, siteId, maxWait)));
    }

    @PUT
    @Path("/shares/{site}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public CompletionStage<Response> share(
            @PathParam("round") RoundId roundId,
            @PathParam("site") SiteId siteId,
            @QueryParam("wait") @DefaultValue("0") int wait,
            InputStream body,
            @Context HttpServletRequest caller)
            throws IOException {
        var maxWait = Polls.maxWait(wait, settings);
        messages.share(roundId, Callers.site(caller, siteId), read(body, MessageKind.SHARES));
        return Polls.binary(Polls.following(maxWait, () -> answers.delivery(roundId, siteId, maxWait)));
    }

    @PUT
    @Path("/complaints/{site}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public void complain(
            @PathParam("round") RoundId roundId,
            @PathParam("site") SiteId siteId,
            InputStream body,
            @Context HttpServletRequest caller)
            throws IOException {
        messages.complain(roundId, Callers.site(caller, siteId), read(body, MessageKind.COMPLAINTS));
    }

    @PUT
    @Path("/contributions/{site}/chunks/{index: [0-9]{1,6}}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public void chunk(
            @PathParam("round") RoundId roundId,
            @PathParam("site") SiteId siteId,
            @PathParam("index") int position,
            @HeaderParam("Content-Digest") @Nullable String digest,
            InputStream body,
            @Context HttpServletRequest caller)
            throws IOException {
        uploads.take(roundId, Callers.site(caller, siteId), position, Bodies.sha256(digest), body);
    }

    @PUT
    @Path("/contributions/{site}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public CompletionStage<Response> contribute(
            @PathParam("round") RoundId roundId,
            @PathParam("site") SiteId siteId,
            @QueryParam("wait") @DefaultValue("0") int wait,
            InputStream body,
            @Context HttpServletRequest caller)
            throws IOException {
        var maxWait = Polls.maxWait(wait, settings);
        messages.contribute(roundId, Callers.site(caller, siteId), read(body, MessageKind.MASKED));
        return Polls.binary(Polls.following(maxWait, () -> answers.survivors(roundId, siteId, maxWait)));
    }

    @PUT
    @Path("/agreements/{site}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public CompletionStage<Response> agree(
            @PathParam("round") RoundId roundId,
            @PathParam("site") SiteId siteId,
            @QueryParam("wait") @DefaultValue("0") int wait,
            InputStream body,
            @Context HttpServletRequest caller)
            throws IOException {
        var maxWait = Polls.maxWait(wait, settings);
        messages.agree(roundId, Callers.site(caller, siteId), read(body, MessageKind.AGREEMENT));
        return Polls.binary(Polls.following(maxWait, () -> answers.quorum(roundId, siteId, maxWait)));
    }

    @PUT
    @Path("/aborts/{site}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public void abort(
            @PathParam("round") RoundId roundId,
            @PathParam("site") SiteId siteId,
            InputStream body,
            @Context HttpServletRequest caller)
            throws IOException {
        messages.abort(roundId, Callers.site(caller, siteId), read(body, MessageKind.ABORT_VOTE));
    }

    @PUT
    @Path("/unmaskings/{site}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public void unmask(
            @PathParam("round") RoundId roundId,
            @PathParam("site") SiteId siteId,
            InputStream body,
            @Context HttpServletRequest caller)
            throws IOException {
        messages.unmask(roundId, Callers.site(caller, siteId), read(body, MessageKind.UNMASK));
    }

    private static byte[] read(InputStream body, MessageKind kind) throws IOException {
        return Bodies.read(body, kind.maximumBytes());
    }
}
