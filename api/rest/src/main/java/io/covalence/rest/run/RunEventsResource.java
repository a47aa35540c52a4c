package io.covalence.rest.run;

import io.covalence.contract.Page;
import io.covalence.contract.id.RunId;
import io.covalence.contract.run.RunEventView;
import io.covalence.rest.caller.AsCaller;
import io.covalence.rest.caller.Caller;
import io.covalence.rest.stream.RunEventStreams;
import io.covalence.service.run.RunService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A run's history, as a list and as a stream. */
@Path("/runs/{run: run_[0-9a-z]{20}}/events")
@Tag(name = "Runs")
@AsCaller
@Dependent
public class RunEventsResource {
    private static final int LATEST = 50;
    private static final String LAST = HttpHeaders.LAST_EVENT_ID_HEADER;

    @Inject
    private RunService runs;

    @Inject
    private RunEventStreams streams;

    @Inject
    private Caller caller;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listRunEvents",
            summary = "What happened to a run, oldest first",
            description =
                    "The run's newest 20,000 entries, numbered from 1 on. An institution is told of its own site and"
                            + " of no other, so that numbers may be missing. Send next as after for the following page, or the"
                            + " last sequence to ask later for what has happened since. Asked for text/event-stream, it sends"
                            + " each entry as an event whose id is its sequence, and goes on until the run is over, which the"
                            + " event \"over\" says, until the token ends, or for 15 minutes; come back with Last-Event-ID. A"
                            + " person may have 8 streams.")
    @Parameter(
            name = LAST,
            in = ParameterIn.HEADER,
            description = "The id of the last event that you know, for a stream; it counts more than after.",
            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"))
    @APIResponse(responseCode = "200", description = "A page of entries")
    public Page<RunEventView> list(@PathParam("run") RunId run, @BeanParam EventQuery query) {
        return runs.events(run, query.after(), query.limit());
    }

    @GET
    @Path("/latest")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "latestRunEvents",
            summary = "What happened last to a run, newest first",
            description = "Of rounds and of sites that were dropped, without the steps of a round.")
    @APIResponse(responseCode = "200", description = "At most 50 entries")
    public List<RunEventView> latest(@PathParam("run") RunId run) {
        return runs.latestEvents(run, LATEST);
    }

    @GET
    // Whoever does not say what they accept gets the list.
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
    @Operation(hidden = true)
    public void stream(
            @PathParam("run") RunId run,
            @BeanParam EventQuery query,
            @HeaderParam(LAST) @Nullable String last,
            @Context Sse sse,
            @Context SseEventSink sink) {
        streams.open(run, last == null ? query.after() : EventQuery.sequence(LAST, last), caller, sse, sink);
    }
}
