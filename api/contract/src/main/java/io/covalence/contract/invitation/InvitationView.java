package io.covalence.contract.invitation;

import io.covalence.contract.id.StudyId;
import java.time.Instant;

/**
 * An invitation as its sponsor sees it.
 *
 * @param mail what became of the newest e-mail with its link
 */
public record InvitationView(
        String id,
        StudyId studyId,
        String institutionName,
        String email,
        InvitationState state,
        Instant sentAt,
        Instant expiresAt,
        MailDelivery mail) {

    /** The same, knowing what became of its e-mail. */
    public InvitationView with(MailDelivery delivery) {
        return new InvitationView(id, studyId, institutionName, email, state, sentAt, expiresAt, delivery);
    }
}
