package io.covalence.rest.run;

import io.covalence.contract.Page;
import io.covalence.contract.id.RunId;
import io.covalence.contract.run.DataSummary;
import io.covalence.contract.run.Promotion;
import io.covalence.contract.run.RoundView;
import io.covalence.contract.run.RunView;
import io.covalence.rest.caller.AsCaller;
import io.covalence.rest.request.PageQuery;
import io.covalence.service.run.RunService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One run and its rounds. */
@Path("/runs/{run: run_[0-9a-z]{20}}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Runs")
@AsCaller
@Dependent
public class RunResource {
    @Inject
    private RunService runs;

    @GET
    @Operation(
            operationId = "getRun",
            summary = "One run",
            description = "Its state, the figures of the newest model that was evaluated, and in plain "
                    + "words what it waits for or why it failed. To follow a run, read its events.")
    @APIResponseSchema(value = RunView.class, responseDescription = "The run")
    public RunView get(@PathParam("run") RunId run) {
        return runs.get(run);
    }

    @GET
    @Path("/summary")
    @Operation(
            operationId = "getSummary",
            summary = "What a run found of the rows of all sites together",
            description =
                    "Of a run that trains a model, by what its inputs are standardised; there is none where sites need"
                            + " no common scale.")
    @APIResponseSchema(
            value = DataSummary.class,
            responseDescription = "Counts of which none is of a few rows, or a scale")
    public DataSummary summary(@PathParam("run") RunId run) {
        return runs.summary(run);
    }

    @GET
    @Path("/rounds")
    @Operation(
            operationId = "listRounds",
            summary = "The run's rounds, in order",
            description = "Each round with its phase, its counts and the evaluation of the model that it "
                    + "made. A sponsor sees every site in it, an institution its own.")
    @APIResponse(responseCode = "200", description = "A page of rounds")
    public Page<RoundView> rounds(@PathParam("run") RunId run, @BeanParam PageQuery page) {
        return runs.rounds(run, page.cursor(), page.limit());
    }

    @POST
    @Path("/pause")
    @Operation(
            operationId = "pauseRun",
            summary = "Open no further round of a run until it is resumed",
            description = "The round under way goes on to its end.")
    @APIResponseSchema(value = RunView.class, responseCode = "202", responseDescription = "The run, being paused")
    public Response pause(@PathParam("run") RunId run) {
        return Response.accepted(runs.pause(run))
                .location(URI.create("runs/" + run))
                .build();
    }

    @POST
    @Path("/resume")
    @Operation(
            operationId = "resumeRun",
            summary = "Go on with a paused run",
            description =
                    "The next round opens from the newest model version. Of a run that is not paused nothing changes.")
    @APIResponseSchema(value = RunView.class, responseCode = "202", responseDescription = "The run, being resumed")
    public Response resume(@PathParam("run") RunId run) {
        return Response.accepted(runs.resume(run))
                .location(URI.create("runs/" + run))
                .build();
    }

    @POST
    @Path("/promote")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "promoteModel",
            summary = "Name a model version as the run's result",
            description = "People of the study see which version it is. Another one may be named later.")
    @APIResponseSchema(value = RunView.class, responseDescription = "The run with its result")
    public RunView promote(@PathParam("run") RunId run, Promotion promotion) {
        return runs.promote(run, promotion.version());
    }

    @POST
    @Path("/stop")
    @Operation(
            operationId = "stopRun",
            summary = "Stop a run; what it has learned so far stays",
            description = "Only asks: the run is STOPPED once the aggregation service says so, or at once "
                    + "if it was never sent there. A run that has ended answers 409.")
    @APIResponseSchema(value = RunView.class, responseCode = "202", responseDescription = "The run, being stopped")
    public Response stop(@PathParam("run") RunId run) {
        return Response.accepted(runs.stop(run))
                .location(URI.create("runs/" + run))
                .build();
    }
}
