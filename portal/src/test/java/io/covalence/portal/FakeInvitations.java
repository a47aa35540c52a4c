package io.covalence.portal;

import io.covalence.contract.id.InstitutionId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.invitation.AcceptedInvitation;
import io.covalence.contract.invitation.InvitationPreview;
import io.covalence.contract.invitation.InvitationState;
import io.covalence.contract.invitation.SignedAgreement;
import io.covalence.portal.backend.Caller;
import io.covalence.portal.backend.Invitations;
import io.covalence.portal.backend.Viewer;
import java.util.ArrayList;
import java.util.List;

/** One invitation, and what was answered to it. */
public final class FakeInvitations implements Invitations {
    public final List<String> answers = new ArrayList<>();
    public boolean forCaller = true;
    public Runnable onAnswer = () -> {};

    @Override
    public InvitationPreview preview(String token, Caller caller) {
        return new InvitationPreview(
                "Helix Therapeutics",
                "Toxicity",
                "Which molecules are toxic?",
                "Institute 1",
                "b•••@site1.example",
                forCaller,
                InvitationState.PENDING,
                Samples.NOON,
                "We agree.\n> 5. The institution pays.\n>\n> For everything.\n6. The end.",
                "ab".repeat(32));
    }

    @Override
    public InvitationPreview preview(Viewer viewer, String token, Caller caller) {
        return preview(token, caller);
    }

    @Override
    public AcceptedInvitation accept(Viewer viewer, String token, String agreementSha256) {
        onAnswer.run();
        answers.add("accepted " + agreementSha256.substring(0, 4));
        return new AcceptedInvitation(
                Samples.STUDY,
                new InstitutionId("ins_0123456789abcdefghi1"),
                new SiteId("sit_0123456789abcdefghi1"),
                false);
    }

    @Override
    public void decline(Viewer viewer, String token) {
        answers.add("declined");
    }

    @Override
    public SignedAgreement signedAgreement(Viewer viewer, StudyId studyId) {
        return new SignedAgreement(studyId, "Agreement", "ab".repeat(32), Samples.NOON);
    }
}
