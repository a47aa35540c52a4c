package io.covalence.aggregation.rest;

import io.covalence.aggregation.exchange.Offers;
import io.covalence.aggregation.settings.Settings;
import io.covalence.contract.charter.LogSize;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.round.LeaveReason;
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
import org.jspecify.annotations.Nullable;

/** What a site may take part in now. */
@Path("/sites/{site}/offer")
@AcceptedConnector
@Dependent
public class OffersResource {
    @Inject
    private Offers offers;

    @Inject
    private Settings settings;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Callers.CONNECTOR)
    public CompletionStage<Response> next(
            @PathParam("site") SiteId siteId,
            @QueryParam("after") @Nullable RoundId after,
            @QueryParam("left") @DefaultValue("") String left,
            @QueryParam("known") @DefaultValue("") String known,
            @QueryParam("wait") @DefaultValue("0") int wait,
            @Context HttpServletRequest caller) {
        var site = Callers.site(caller, siteId);
        return Polls.json(
                offers.next(site, after, LeaveReason.of(left), LogSize.of(known), Polls.maxWait(wait, settings)));
    }
}
