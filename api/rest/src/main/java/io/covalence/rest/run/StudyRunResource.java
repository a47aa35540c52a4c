package io.covalence.rest.run;

import io.covalence.contract.Page;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.run.RunView;
import io.covalence.rest.caller.AsCaller;
import io.covalence.rest.request.PageQuery;
import io.covalence.service.run.RunService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
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

/** A study's runs. */
@Path("/studies/{study: std_[0-9a-z]{20}}/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Runs")
@AsCaller
@Dependent
public class StudyRunResource {
    @Inject
    private RunService runs;

    @POST
    @Operation(
            operationId = "startRun",
            summary = "Start a run with the sites that are ready",
            description =
                    "The study must be READY, or COMPLETED with enough sites that are ready, else the answer is 409;"
                            + " a plan that begins with a model that is not there any more answers 422. One run of a"
                            + " study is open at a time.")
    @APIResponseSchema(
            value = RunView.class,
            responseCode = "202",
            responseDescription = "The run, queued; Location follows it")
    public Response start(@PathParam("study") StudyId study) {
        var run = runs.start(study);
        return Response.accepted(run).location(URI.create("runs/" + run.id())).build();
    }

    @GET
    @Operation(
            operationId = "listRuns",
            summary = "The study's runs, newest first",
            description = "Each as getRun tells it. Those who may see the study see its runs.")
    @APIResponse(responseCode = "200", description = "A page of runs")
    public Page<RunView> list(@PathParam("study") StudyId study, @BeanParam PageQuery page) {
        return runs.list(study, page.cursor(), page.limit());
    }
}
