package io.covalence.portal.backend;

import io.covalence.contract.id.StudyId;
import io.covalence.contract.invitation.InvitationView;
import io.covalence.contract.invitation.IssuedInvitation;
import io.covalence.contract.invitation.NewInvitation;

/** How a sponsor brings institutions into a study. All methods refuse with a ProblemException. */
public interface Recruiting {
    /** At most {@link Studies#MOST} invitations and as many sites. */
    Recruitment of(Viewer viewer, StudyId studyId);

    /** Invites an institution; the token is told this once. */
    IssuedInvitation invite(Viewer viewer, StudyId studyId, NewInvitation invitation);

    /** Sends an invitation again: with a new token, told this once, while the one before stops to work. */
    IssuedInvitation resend(Viewer viewer, String invitationId);

    InvitationView revoke(Viewer viewer, String invitationId);
}
