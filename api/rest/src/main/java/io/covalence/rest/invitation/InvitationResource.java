package io.covalence.rest.invitation;

import io.covalence.contract.invitation.Acceptance;
import io.covalence.contract.invitation.AcceptedInvitation;
import io.covalence.contract.invitation.InvitationPreview;
import io.covalence.contract.invitation.InvitationToken;
import io.covalence.contract.invitation.InvitationView;
import io.covalence.contract.invitation.IssuedInvitation;
import io.covalence.rest.caller.AsCaller;
import io.covalence.rest.caller.Caller;
import io.covalence.service.invitation.InvitationService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows, accepts, declines, revokes an invitation and sends it again. Tokens travel in bodies, since addresses end up in logs. */
@Path("/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invitations")
@AsCaller
@Dependent
public class InvitationResource {
    @Inject
    private InvitationService invitations;

    @Inject
    private Caller caller;

    @POST
    @Path("/{invitation: inv_[0-9a-z]{20}}/revoke")
    @Operation(
            operationId = "revokeInvitation",
            summary = "Take a pending invitation back",
            description = "Its link stops to work at once. An invitation that was answered or has expired "
                    + "is left as it is and answers 409.")
    @APIResponseSchema(
            value = InvitationView.class,
            responseCode = "200",
            responseDescription = "The revoked invitation")
    public InvitationView revoke(@PathParam("invitation") String invitation) {
        return invitations.revoke(invitation);
    }

    @POST
    @Path("/{invitation: inv_[0-9a-z]{20}}/resend")
    @Operation(
            operationId = "resendInvitation",
            summary = "Send a pending or expired invitation again",
            description =
                    "It has a new token, shown once and sent by mail where mail is sent, and is open for as long as the"
                            + " first time. The token before stops to work.")
    @APIResponseSchema(
            value = IssuedInvitation.class,
            responseCode = "200",
            responseDescription = "The invitation and its new token")
    public IssuedInvitation resend(@PathParam("invitation") String invitation) {
        return invitations.resend(invitation);
    }

    @POST
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @SecurityRequirements
    @Operation(
            operationId = "previewInvitation",
            summary = "Read an invitation before signing in",
            description = "The token alone opens it. Attempts are limited.")
    @APIResponseSchema(
            value = InvitationPreview.class,
            responseCode = "200",
            responseDescription = "Who asks, for what, under which agreement")
    public InvitationPreview preview(InvitationToken token) {
        return invitations.preview(token, caller.address());
    }

    @POST
    @Path("/accept")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "acceptInvitation",
            summary = "Accept an invitation and its agreement",
            description = "The signed-in person's verified e-mail address must be the invited one.")
    @APIResponseSchema(
            value = AcceptedInvitation.class,
            responseCode = "200",
            responseDescription = "The participation that this made")
    public AcceptedInvitation accept(Acceptance acceptance) {
        return invitations.accept(acceptance);
    }

    @POST
    @Path("/decline")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "declineInvitation",
            summary = "Decline an invitation",
            description = "Needs the token from the mail, and a person signed in under the address that "
                    + "was invited. A declined invitation cannot be accepted any more.")
    @APIResponse(responseCode = "204", description = "Declined")
    public void decline(InvitationToken token) {
        invitations.decline(token);
    }
}
