package io.covalence.rest.study;

import io.covalence.contract.Page;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.study.ParticipationView;
import io.covalence.contract.study.StudyDraft;
import io.covalence.contract.study.StudyView;
import io.covalence.rest.caller.AsCaller;
import io.covalence.rest.json.BodyJson;
import io.covalence.rest.request.EntityTags;
import io.covalence.rest.request.PageQuery;
import io.covalence.service.study.StudyService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Studies and who takes part in them. */
@Path("/studies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Studies")
@AsCaller
@Dependent
public class StudyResource {
    @Inject
    private StudyService studies;

    @Inject
    private BodyJson json;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createStudy",
            summary = "Create a study as a draft",
            description = "The plan is held against all bounds, and errors point at the member at fault. "
                    + "Nobody outside of the tenant sees the draft before an institution is invited.")
    @APIResponseSchema(value = StudyView.class, responseCode = "201", responseDescription = "The draft, with its ETag")
    public Response create(StudyDraft draft) {
        var created = studies.create(draft);
        return tagged(Response.created(URI.create("studies/" + created.id())), created);
    }

    @GET
    @Operation(
            operationId = "listStudies",
            summary = "The tenant's studies, or those one takes part in; newest first",
            description = "A sponsor's person sees the studies of the tenant, an institution's person "
                    + "those in which the institution takes part, whoever's they are.")
    @APIResponse(responseCode = "200", description = "A page of studies")
    public Page<StudyView> list(@BeanParam PageQuery page) {
        return studies.list(page.cursor(), page.limit());
    }

    @GET
    @Path("/{study: std_[0-9a-z]{20}}")
    @Operation(
            operationId = "getStudy",
            summary = "One study",
            description = "With its plan, its state and its latest run. The ETag is "
                    + "what a change of the draft needs as If-Match.")
    @APIResponseSchema(value = StudyView.class, responseDescription = "The study, with its ETag")
    @APIResponse(responseCode = "304", description = "Nothing has changed since If-None-Match was read")
    public Response get(
            @PathParam("study") StudyId study, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        var view = studies.get(study);
        var body = json.bytes(view);
        var tag = EntityTags.of(view.version(), body);
        var answer = EntityTags.alreadyRead(ifNoneMatch, tag) ? Response.notModified() : Response.ok(body);
        return answer.header(HttpHeaders.ETAG, tag).build();
    }

    @GET
    @Path("/{study: std_[0-9a-z]{20}}/plan")
    @Operation(
            operationId = "getPlan",
            summary = "A study's plan as a file, to the byte what its sites sign",
            description =
                    "The bytes over which a site's approval is signed. Their SHA-256 is the study's " + "planSha256.")
    @APIResponseSchema(value = StudyPlan.class, responseDescription = "The plan; its SHA-256 is the study's planSha256")
    public Response plan(@PathParam("study") StudyId study) {
        return Response.ok(studies.plan(study))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"plan-" + study + ".json\"")
                .build();
    }

    @PUT
    @Path("/{study: std_[0-9a-z]{20}}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "updateStudy",
            summary = "Change a draft; needs If-Match with the ETag that was read",
            description = "Without If-Match it answers 428, and 412 if somebody else changed the study "
                    + "since it was read. Once an institution is invited, the plan is frozen and the "
                    + "answer is 409.")
    @APIResponseSchema(value = StudyView.class, responseDescription = "The draft, with its new ETag")
    public Response update(
            @PathParam("study") StudyId study,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            StudyDraft draft) {
        return tagged(Response.ok(), studies.update(study, draft, EntityTags.expectedVersion(ifMatch)));
    }

    @GET
    @Path("/{study: std_[0-9a-z]{20}}/participations")
    @Operation(
            operationId = "listParticipations",
            summary = "The sites that take part, as far as one may see them",
            description = "In the order in which they joined. A sponsor sees every site, an institution " + "its own.")
    @APIResponse(responseCode = "200", description = "A page of participations")
    public Page<ParticipationView> participations(@PathParam("study") StudyId study, @BeanParam PageQuery page) {
        return studies.participations(study, page.cursor(), page.limit());
    }

    private Response tagged(Response.ResponseBuilder answer, StudyView view) {
        var body = json.bytes(view);
        return answer.header(HttpHeaders.ETAG, EntityTags.of(view.version(), body))
                .entity(body)
                .build();
    }
}
