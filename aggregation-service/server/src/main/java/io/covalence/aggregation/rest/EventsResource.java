package io.covalence.aggregation.rest;

import io.covalence.aggregation.outbox.Outbox;
import io.covalence.aggregation.settings.Settings;
import io.covalence.aggregation.signal.LongPolls;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.run.RunEvents;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The outbox, read by the tenant service. */
@Path("/events")
@Dependent
public class EventsResource {
    private static final int MOST = 1_000;

    @Inject
    private Outbox outbox;

    @Inject
    private LongPolls polls;

    @Inject
    private Settings settings;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Callers.TENANT_SERVICE)
    public CompletionStage<RunEvents> read(
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("200") int limit,
            @QueryParam("wait") @DefaultValue("0") int wait) {
        if (after < 0 || limit < 1 || limit > MOST) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "after must not be negative, and limit from 1 to " + MOST + ".");
        }
        outbox.acknowledge(after);
        return polls.until(LongPolls.EVENTS, Polls.maxWait(wait, settings), () -> page(after, limit))
                .thenApply(found -> found.orElseGet(() -> new RunEvents(List.of(), after)));
    }

    private Optional<RunEvents> page(long after, int limit) {
        var events = outbox.read(after, limit);
        return events.items().isEmpty() ? Optional.empty() : Optional.of(events);
    }
}
