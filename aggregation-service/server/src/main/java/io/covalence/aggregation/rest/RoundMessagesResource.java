package io.covalence.aggregation.rest;

import io.covalence.aggregation.exchange.Messages;
import io.covalence.aggregation.exchange.ProgressReports;
import io.covalence.aggregation.exchange.Uploads;
import io.covalence.aggregation.round.MessageKind;
import io.covalence.contract.round.SiteProgress;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** What a site sends in a round; repetitions are answered alike. */
@Path("/rounds/{round}")
@RolesAllowed(Callers.CONNECTOR)
@Dependent
public class RoundMessagesResource {
    @Inject
    private ProgressReports progress;

    @Inject
    private Messages messages;

    @Inject
    private Uploads uploads;

    @PUT
    @Path("/progress/{site}")
    @Consumes(MediaType.APPLICATION_JSON)
    public void progress(
            @PathParam("round") String roundId,
            @PathParam("site") String siteId,
            SiteProgress report,
            @Context HttpServletRequest caller) {
        progress.report(roundId, Callers.site(caller, siteId), Required.body(report));
    }

    @PUT
    @Path("/advertisements/{site}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public void advertise(
            @PathParam("round") String roundId,
            @PathParam("site") String siteId,
            InputStream body,
            @Context HttpServletRequest caller)
            throws IOException {
        messages.advertise(roundId, Callers.site(caller, siteId), read(body, MessageKind.ADVERTISE));
    }

    @PUT
    @Path("/shares/{site}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public void share(
            @PathParam("round") String roundId,
            @PathParam("site") String siteId,
            InputStream body,
            @Context HttpServletRequest caller)
            throws IOException {
        messages.share(roundId, Callers.site(caller, siteId), read(body, MessageKind.SHARES));
    }

    @PUT
    @Path("/complaints/{site}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public void complain(
            @PathParam("round") String roundId,
            @PathParam("site") String siteId,
            InputStream body,
            @Context HttpServletRequest caller)
            throws IOException {
        messages.complain(roundId, Callers.site(caller, siteId), read(body, MessageKind.COMPLAINTS));
    }

    @PUT
    @Path("/contributions/{site}/chunks/{index: [0-9]{1,6}}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public void chunk(
            @PathParam("round") String roundId,
            @PathParam("site") String siteId,
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
    public void contribute(
            @PathParam("round") String roundId,
            @PathParam("site") String siteId,
            InputStream body,
            @Context HttpServletRequest caller)
            throws IOException {
        messages.contribute(roundId, Callers.site(caller, siteId), read(body, MessageKind.MASKED));
    }

    @PUT
    @Path("/agreements/{site}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public void agree(
            @PathParam("round") String roundId,
            @PathParam("site") String siteId,
            InputStream body,
            @Context HttpServletRequest caller)
            throws IOException {
        messages.agree(roundId, Callers.site(caller, siteId), read(body, MessageKind.AGREEMENT));
    }

    @PUT
    @Path("/aborts/{site}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public void abort(
            @PathParam("round") String roundId,
            @PathParam("site") String siteId,
            InputStream body,
            @Context HttpServletRequest caller)
            throws IOException {
        messages.abort(roundId, Callers.site(caller, siteId), read(body, MessageKind.ABORT_VOTE));
    }

    @PUT
    @Path("/unmaskings/{site}")
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public void unmask(
            @PathParam("round") String roundId,
            @PathParam("site") String siteId,
            InputStream body,
            @Context HttpServletRequest caller)
            throws IOException {
        messages.unmask(roundId, Callers.site(caller, siteId), read(body, MessageKind.UNMASK));
    }

    private static byte[] read(InputStream body, MessageKind kind) throws IOException {
        return Bodies.read(body, kind.maximumBytes());
    }
}
