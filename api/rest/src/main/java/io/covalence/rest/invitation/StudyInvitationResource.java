package io.covalence.rest.invitation;

import io.covalence.contract.Page;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.invitation.InvitationView;
import io.covalence.contract.invitation.IssuedInvitation;
import io.covalence.contract.invitation.NewInvitation;
import io.covalence.rest.caller.AsCaller;
import io.covalence.rest.request.PageQuery;
import io.covalence.service.invitation.InvitationService;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A study's invitations, as its sponsor sees them. */
@Path("/studies/{study: std_[0-9a-z]{20}}/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invitations")
@AsCaller
@Dependent
public class StudyInvitationResource {
    @Inject
    private InvitationService invitations;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "inviteInstitution",
            summary = "Invite an institution",
            description =
                    "The first invitation freezes the plan. Where mail is sent, the invited person gets one with the link;"
                            + " the answer says what became of it, and the invitation stands in any case. The token is shown once.")
    @APIResponseSchema(
            value = IssuedInvitation.class,
            responseCode = "201",
            responseDescription = "The invitation and its token")
    public Response invite(@PathParam("study") StudyId study, NewInvitation invitation) {
        return Response.status(Response.Status.CREATED)
                .entity(invitations.invite(study, invitation))
                .build();
    }

    @GET
    @Operation(
            operationId = "listInvitations",
            summary = "The study's invitations, those sent last first",
            description = "For the sponsor: each with its state, until when it can be answered, and what "
                    + "became of its mail. Tokens are not told again.")
    @APIResponse(responseCode = "200", description = "A page of invitations")
    public Page<InvitationView> list(@PathParam("study") StudyId study, @BeanParam PageQuery page) {
        return invitations.list(study, page.cursor(), page.limit());
    }
}
