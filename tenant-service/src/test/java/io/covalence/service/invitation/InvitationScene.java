package io.covalence.service.invitation;

import io.covalence.contract.invitation.InvitationState;
import io.covalence.contract.invitation.InvitationToken;
import io.covalence.contract.invitation.InvitationView;
import io.covalence.contract.invitation.IssuedInvitation;
import io.covalence.contract.invitation.NewInvitation;
import io.covalence.contract.study.StudyView;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.world.Recruiting;
import io.covalence.service.world.World;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A sponsor with a study, and the staff of an institution that is invited to it. */
abstract class InvitationScene {
    static final Duration LIFETIME = Duration.ofDays(NewInvitation.DEFAULT_DAYS);

    final World world = World.world();
    final InvitationService invitations = world.get(InvitationService.class);
    final Actor sponsor = world.sponsor();
    final StudyView study = Recruiting.study(sponsor);
    final Actor staff = world.staff();

    IssuedInvitation invite(String email) {
        return Acting.call(sponsor, () -> invitations.invite(study.id(), new NewInvitation("Institute", email)));
    }

    void preview(String token, String place) {
        Acting.call(Actor.visitor(), () -> invitations.preview(new InvitationToken(token), place));
    }

    List<InvitationState> states() {
        return Acting.call(sponsor, () -> invitations.list(study.id(), null, 50)).items().stream()
                .map(InvitationView::state)
                .toList();
    }

    static String place() {
        return UUID.randomUUID().toString();
    }
}
