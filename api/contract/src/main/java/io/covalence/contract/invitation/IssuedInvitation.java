package io.covalence.contract.invitation;

/**
 * An invitation with its token, which is shown once and kept only as a digest.
 *
 * @param token single use; to be sent to the invited person
 */
public record IssuedInvitation(InvitationView invitation, String token) {
    @Override
    public String toString() {
        return "IssuedInvitation[" + invitation.id() + ", token=[REDACTED]]";
    }
}
