package io.covalence.portal;

import io.covalence.contract.id.StudyId;
import io.covalence.contract.invitation.InvitationState;
import io.covalence.contract.invitation.InvitationView;
import io.covalence.contract.invitation.IssuedInvitation;
import io.covalence.contract.invitation.MailDelivery;
import io.covalence.contract.invitation.NewInvitation;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.study.ParticipationView;
import io.covalence.contract.study.StudyState;
import io.covalence.contract.study.StudyView;
import io.covalence.portal.backend.Recruiting;
import io.covalence.portal.backend.Recruitment;
import io.covalence.portal.backend.Viewer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Invitations to one study, which a test writes down or the page sends. */
public final class FakeRecruiting implements Recruiting {
    public StudyView study = Samples.study(Samples.STUDY, "Toxicity", StudyState.DRAFT, 0, null);
    public final List<InvitationView> invitations = new ArrayList<>();
    public List<ParticipationView> sites = List.of();
    public final List<NewInvitation> asked = new ArrayList<>();
    public @Nullable ProblemException refusal;
    public MailDelivery mail = MailDelivery.OFF;
    private int tokens;

    /** Writes an invitation down. */
    public InvitationView given(String institution, String email, InvitationState state) {
        var view = new InvitationView(
                "inv_0123456789abcdefgh%02d".formatted(invitations.size()),
                Samples.STUDY,
                institution,
                email,
                state,
                Samples.NOON,
                Samples.NOON.plus(Duration.ofDays(14)),
                mail);
        invitations.addFirst(view);
        return view;
    }

    @Override
    public Recruitment of(Viewer viewer, StudyId studyId) {
        return new Recruitment(study, invitations, sites);
    }

    @Override
    public IssuedInvitation invite(Viewer viewer, StudyId studyId, NewInvitation invitation) {
        if (refusal != null) {
            throw refusal;
        }
        asked.add(invitation);
        require(invitation.institutionName().length() >= 2, "/institutionName");
        require(invitation.email().contains("@"), "/email");
        require(invitation.days() >= 1 && invitation.days() <= 60, "/days");
        if (invitations.stream().anyMatch(before -> before.email().equals(invitation.email()))) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "This address is invited to this study already.",
                    List.of(new Problem.FieldError("/email", "must be of somebody who is not invited yet")));
        }
        return issued(given(invitation.institutionName(), invitation.email(), InvitationState.PENDING));
    }

    private static void require(boolean right, String pointer) {
        if (!right) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "Correct the fields named below, then try again.",
                    List.of(new Problem.FieldError(pointer, "is wrong")));
        }
    }

    private IssuedInvitation issued(InvitationView invitation) {
        return new IssuedInvitation(invitation, "token-" + ++tokens);
    }

    @Override
    public IssuedInvitation resend(Viewer viewer, String invitationId) {
        change(invitationId, InvitationState.PENDING);
        return issued(find(invitationId));
    }

    @Override
    public InvitationView revoke(Viewer viewer, String invitationId) {
        change(invitationId, InvitationState.REVOKED);
        return find(invitationId);
    }

    private InvitationView find(String id) {
        return invitations.stream()
                .filter(invitation -> invitation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void change(String id, InvitationState state) {
        invitations.replaceAll(invitation -> invitation.id().equals(id)
                ? new InvitationView(
                        id,
                        invitation.studyId(),
                        invitation.institutionName(),
                        invitation.email(),
                        state,
                        invitation.sentAt(),
                        invitation.expiresAt(),
                        mail)
                : invitation);
    }
}
