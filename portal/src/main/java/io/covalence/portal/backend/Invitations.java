package io.covalence.portal.backend;

import io.covalence.contract.id.StudyId;
import io.covalence.contract.invitation.AcceptedInvitation;
import io.covalence.contract.invitation.InvitationPreview;
import io.covalence.contract.invitation.SignedAgreement;

/** An institution's way into a study. All methods refuse with a ProblemException. */
public interface Invitations {
    /**
     * What an invitation is about; anyone who holds the token may read it.
     *
     * @param caller whose attempts are limited
     */
    InvitationPreview preview(String token, Caller caller);

    /** The same, for somebody who has signed in: it says also whether it is for them. */
    InvitationPreview preview(Viewer viewer, String token, Caller caller);

    /**
     * Accepts for the viewer's institution.
     *
     * @param agreementSha256 digest of the agreement that the person read
     */
    AcceptedInvitation accept(Viewer viewer, String token, String agreementSha256);

    void decline(Viewer viewer, String token);

    /** What the viewer's institution signed for a study. */
    SignedAgreement signedAgreement(Viewer viewer, StudyId studyId);
}
