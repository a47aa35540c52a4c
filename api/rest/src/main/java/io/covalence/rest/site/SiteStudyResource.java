package io.covalence.rest.site;

import io.covalence.contract.Page;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.site.Approval;
import io.covalence.contract.site.Readiness;
import io.covalence.contract.site.SiteStudy;
import io.covalence.contract.site.StudyMember;
import io.covalence.rest.caller.AsCaller;
import io.covalence.rest.request.PageQuery;
import io.covalence.service.site.SiteStudyService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The studies of the connector's own site; the token says which site that is. */
@Path("/site/studies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Site")
@AsCaller
@Dependent
public class SiteStudyResource {
    @Inject
    private SiteStudyService studies;

    @GET
    @Operation(
            operationId = "listSiteStudies",
            summary = "What this site is asked to take part in",
            description = "For a connector: the studies of its own site, oldest first, each with the plan "
                    + "that the site checks and signs. Asking also counts as a sign of life.")
    @APIResponse(responseCode = "200", description = "A page of studies with their plans")
    public Page<SiteStudy> list(@BeanParam PageQuery page) {
        return studies.list(page.cursor(), page.limit());
    }

    @GET
    @Path("/{study: std_[0-9a-z]{20}}/members")
    @Operation(
            operationId = "listStudyMembers",
            summary = "The study's sites and what their institutions are called",
            description = "Names to read beside the charter's keys. They are not signed: compare the keys' numbers.")
    @APIResponse(responseCode = "200", description = "A page of sites, the first to join first")
    public Page<StudyMember> members(@PathParam("study") StudyId study, @BeanParam PageQuery page) {
        return studies.members(study, page.cursor(), page.limit());
    }

    @PUT
    @Path("/{study: std_[0-9a-z]{20}}/readiness")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reportReadiness",
            summary = "Tell how the site's dataset meets the plan",
            description = "For a connector: each check of the dataset and whether it holds, for the plan "
                    + "of this digest. A digest that is not the study's present plan answers 409.")
    @APIResponse(responseCode = "204", description = "Noted")
    public void readiness(@PathParam("study") StudyId study, Readiness readiness) {
        studies.readiness(study, readiness);
    }

    @PUT
    @Path("/{study: std_[0-9a-z]{20}}/approval")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "approveStudy",
            summary = "Approve the plan, signed with the site's identity key",
            description = "For a connector: the site's word that the plan of this digest may run on its "
                    + "data. A digest that is not the study's present plan answers 409.")
    @APIResponse(responseCode = "204", description = "Noted")
    public void approve(@PathParam("study") StudyId study, Approval approval) {
        studies.approve(study, approval);
    }
}
