package io.covalence.rest.invitation;

import io.covalence.contract.id.StudyId;
import io.covalence.contract.invitation.SignedAgreement;
import io.covalence.rest.caller.AsCaller;
import io.covalence.service.invitation.InvitationService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an institution has signed for a study. */
@Path("/studies/{study: std_[0-9a-z]{20}}/agreement")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Invitations")
@AsCaller
@Dependent
public class AgreementResource {
    @Inject
    private InvitationService invitations;

    @GET
    @Operation(
            operationId = "getSignedAgreement",
            summary = "The agreement that my institution signed",
            description = "To the byte, with its SHA-256, as it was read before the invitation was accepted.")
    @APIResponseSchema(value = SignedAgreement.class, responseDescription = "The agreement and when it was signed")
    public SignedAgreement signed(@Parameter(description = "Id of the study.") @PathParam("study") StudyId study) {
        return invitations.signedAgreement(study);
    }
}
