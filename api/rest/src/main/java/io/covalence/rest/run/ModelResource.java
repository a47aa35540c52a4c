package io.covalence.rest.run;

import io.covalence.contract.id.RunId;
import io.covalence.rest.caller.AsCaller;
import io.covalence.rest.request.EntityTags;
import io.covalence.service.run.ModelFile;
import io.covalence.service.run.ModelService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The models that a run has made. */
@Path("/runs/{run: run_[0-9a-z]{20}}/models/{version: [0-9]{1,9}}")
@Tag(name = "Runs")
@AsCaller
@Dependent
public class ModelResource {
    @Inject
    private ModelService models;

    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "getModel",
            summary = "The parameters of one model version",
            description = "32-bit floats, little endian, in the order of the plan's layers. The ETag is their SHA-256."
                    + " Columns that the plan scales by SUMMED go in as their value less the mean, divided by the"
                    + " standard deviation, as the run's summary has them.")
    @APIResponse(
            responseCode = "200",
            description = "The parameters",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "If-None-Match names these parameters")
    public Response get(
            @PathParam("run") RunId run,
            @PathParam("version") int version,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        var model = models.open(run, version);
        var tag = EntityTags.of(model.sha256());
        if (EntityTags.alreadyRead(ifNoneMatch, tag)) {
            close(model);
            return described(Response.notModified(), tag);
        }
        var answer = Response.ok(content(model));
        if (model.length() >= 0) {
            answer.header(HttpHeaders.CONTENT_LENGTH, model.length());
        }
        return described(answer, tag);
    }

    private static void close(ModelFile model) {
        try {
            model.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client may keep a model version, which never changes, but no shared cache may. */
    private static Response described(Response.ResponseBuilder answer, String tag) {
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    private static StreamingOutput content(ModelFile model) {
        return output -> {
            try (model) {
                model.content().transferTo(output);
            }
        };
    }
}
