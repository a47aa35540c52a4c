package io.covalence.portal.backend.internal;

import io.covalence.contract.id.StudyId;
import io.covalence.contract.invitation.Acceptance;
import io.covalence.contract.invitation.AcceptedInvitation;
import io.covalence.contract.invitation.InvitationPreview;
import io.covalence.contract.invitation.InvitationToken;
import io.covalence.contract.invitation.SignedAgreement;
import io.covalence.portal.backend.Caller;
import io.covalence.portal.backend.Invitations;
import io.covalence.portal.backend.Viewer;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.environment.ServiceSettings;
import io.covalence.service.invitation.InvitationService;
import io.covalence.service.secret.ClientAddress;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

@Dependent
public class ServiceInvitations implements Invitations {
    private static final int TRUSTED_PROXIES =
            ServiceSettings.from(System.getenv()).trustedProxies();

    private final InvitationService invitations;

    @Inject
    public ServiceInvitations(InvitationService invitations) {
        this.invitations = invitations;
    }

    @Override
    public InvitationPreview preview(String token, Caller caller) {
        return Acting.call(Actor.visitor(), () -> open(token, caller));
    }

    @Override
    public InvitationPreview preview(Viewer viewer, String token, Caller caller) {
        return viewer.acting(() -> open(token, caller));
    }

    private InvitationPreview open(String token, Caller caller) {
        var address = ClientAddress.of(caller.address(), caller.forwardedFor(), TRUSTED_PROXIES);
        return invitations.preview(new InvitationToken(token), address);
    }

    @Override
    public AcceptedInvitation accept(Viewer viewer, String token, String agreementSha256) {
        return viewer.acting(() -> invitations.accept(new Acceptance(token, agreementSha256)));
    }

    @Override
    public void decline(Viewer viewer, String token) {
        viewer.acting(() -> {
            invitations.decline(new InvitationToken(token));
            return true;
        });
    }

    @Override
    public SignedAgreement signedAgreement(Viewer viewer, StudyId studyId) {
        return viewer.acting(() -> invitations.signedAgreement(studyId));
    }
}
