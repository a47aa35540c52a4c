package io.covalence.rest.run;

import io.covalence.contract.Page;
import io.covalence.contract.id.RunId;
import io.covalence.contract.run.RunEventView;
import io.covalence.rest.caller.AsCaller;
import io.covalence.service.run.RunService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A run's history, as a list. */
@Path("/runs/{run: run_[0-9a-z]{20}}/events")
@Tag(name = "Runs")
@AsCaller
@Dependent
public class RunEventsResource {
    private static final int LATEST = 50;

    @Inject
    private RunService runs;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listRunEvents",
            summary = "What happened to a run, oldest first",
            description =
                    "The run's newest 20,000 entries, numbered from 1 on. An institution is told of its own site and"
                            + " of no other, so that numbers may be missing. Send next as after for the following page, or the"
                            + " last sequence to ask later for what has happened since.")
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
}
