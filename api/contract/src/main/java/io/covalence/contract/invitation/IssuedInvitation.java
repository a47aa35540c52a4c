package io.covalence.contract.invitation;

/**
 * An invitation with its token, which is shown once and kept only as a digest.
 *
 * @param token single use; in the link that the invited person gets
 */
public record IssuedInvitation(InvitationView invitation, String token) {
    /** The same, knowing what became of its e-mail. */
    public IssuedInvitation with(MailDelivery delivery) {
        return new IssuedInvitation(invitation.with(delivery), token);
    }

    @Override
    public String toString() {
        return "IssuedInvitation[" + invitation.id() + ", token=[REDACTED]]";
    }
}
