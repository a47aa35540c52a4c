package io.covalence.portal.backend.internal;

import io.covalence.contract.id.SiteId;
import io.covalence.contract.institution.EnrolmentCode;
import io.covalence.contract.invitation.Acceptance;
import io.covalence.contract.invitation.AcceptedInvitation;
import io.covalence.contract.invitation.InvitationPreview;
import io.covalence.contract.invitation.InvitationToken;
import io.covalence.portal.backend.Caller;
import io.covalence.portal.backend.Invitations;
import io.covalence.portal.backend.Viewer;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.environment.ServiceSettings;
import io.covalence.service.invitation.InvitationService;
import io.covalence.service.secret.ClientAddress;
import io.covalence.service.site.EnrolmentService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

@Dependent
public class ServiceInvitations implements Invitations {
    private static final int TRUSTED_PROXIES =
            ServiceSettings.from(System.getenv()).trustedProxies();

    private final InvitationService invitations;
    private final EnrolmentService enrolments;

    @Inject
    public ServiceInvitations(InvitationService invitations, EnrolmentService enrolments) {
        this.invitations = invitations;
        this.enrolments = enrolments;
    }

    @Override
    public InvitationPreview preview(String token, Caller caller) {
        var address = ClientAddress.of(caller.address(), caller.forwardedFor(), TRUSTED_PROXIES);
        return Acting.call(Actor.visitor(), () -> invitations.preview(new InvitationToken(token), address));
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
    public EnrolmentCode enrolmentCode(Viewer viewer, SiteId siteId) {
        return viewer.acting(() -> enrolments.issueCode(siteId));
    }
}
