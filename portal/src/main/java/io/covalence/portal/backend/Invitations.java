package io.covalence.portal.backend;

import io.covalence.contract.id.SiteId;
import io.covalence.contract.institution.EnrolmentCode;
import io.covalence.contract.invitation.AcceptedInvitation;
import io.covalence.contract.invitation.InvitationPreview;

/** An institution's way into a study. All methods refuse with a ProblemException. */
public interface Invitations {
    /**
     * What an invitation is about; anyone who holds the token may read it.
     *
     * @param caller whose attempts are limited
     */
    InvitationPreview preview(String token, Caller caller);

    /**
     * Accepts for the viewer's institution.
     *
     * @param agreementSha256 digest of the agreement that the person read
     */
    AcceptedInvitation accept(Viewer viewer, String token, String agreementSha256);

    void decline(Viewer viewer, String token);

    /** A new one-time code for the connector of the viewer's own site; older ones end. */
    EnrolmentCode enrolmentCode(Viewer viewer, SiteId siteId);
}
