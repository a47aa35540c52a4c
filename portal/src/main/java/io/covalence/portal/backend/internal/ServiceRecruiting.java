package io.covalence.portal.backend.internal;

import io.covalence.contract.id.StudyId;
import io.covalence.contract.invitation.InvitationView;
import io.covalence.contract.invitation.IssuedInvitation;
import io.covalence.contract.invitation.NewInvitation;
import io.covalence.portal.backend.Recruiting;
import io.covalence.portal.backend.Recruitment;
import io.covalence.portal.backend.Studies;
import io.covalence.portal.backend.Viewer;
import io.covalence.service.invitation.InvitationService;
import io.covalence.service.study.StudyService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

@Dependent
public class ServiceRecruiting implements Recruiting {
    private final InvitationService invitations;
    private final StudyService studies;

    @Inject
    public ServiceRecruiting(InvitationService invitations, StudyService studies) {
        this.invitations = invitations;
        this.studies = studies;
    }

    @Override
    public Recruitment of(Viewer viewer, StudyId studyId) {
        return viewer.acting(() -> new Recruitment(
                studies.get(studyId),
                invitations.list(studyId, null, Studies.MOST).items(),
                studies.participations(studyId, null, Studies.MOST).items()));
    }

    @Override
    public IssuedInvitation invite(Viewer viewer, StudyId studyId, NewInvitation invitation) {
        return viewer.acting(() -> invitations.invite(studyId, invitation));
    }

    @Override
    public IssuedInvitation resend(Viewer viewer, String invitationId) {
        return viewer.acting(() -> invitations.resend(invitationId));
    }

    @Override
    public InvitationView revoke(Viewer viewer, String invitationId) {
        return viewer.acting(() -> invitations.revoke(invitationId));
    }
}
