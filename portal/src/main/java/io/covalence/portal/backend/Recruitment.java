package io.covalence.portal.backend;

import io.covalence.contract.invitation.InvitationView;
import io.covalence.contract.study.ParticipationView;
import io.covalence.contract.study.StudyView;
import java.util.List;

/**
 * Who is asked to take part in a study, and who does.
 *
 * @param invitations those sent last first
 * @param sites of the institutions that have accepted
 */
public record Recruitment(StudyView study, List<InvitationView> invitations, List<ParticipationView> sites) {
    public Recruitment {
        invitations = List.copyOf(invitations);
        sites = List.copyOf(sites);
    }
}
