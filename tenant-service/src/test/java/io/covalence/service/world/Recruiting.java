package io.covalence.service.world;

import io.covalence.contract.id.SiteId;
import io.covalence.contract.id.StudyId;
import io.covalence.contract.invitation.Acceptance;
import io.covalence.contract.invitation.AcceptedInvitation;
import io.covalence.contract.invitation.InvitationToken;
import io.covalence.contract.invitation.IssuedInvitation;
import io.covalence.contract.invitation.NewInvitation;
import io.covalence.contract.site.Approval;
import io.covalence.contract.site.Readiness;
import io.covalence.contract.study.StudyView;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.invitation.InvitationService;
import io.covalence.service.site.EnrolmentService;
import io.covalence.service.site.SiteStudyService;
import io.covalence.service.study.StudyService;
import java.util.ArrayList;
import java.util.List;

/** Brings a study on its way as people do it: through the services, one step after the other. */
public final class Recruiting {
    private static final World WORLD = World.world();

    private Recruiting() {}

    /** A ready site: its staff, its id and its connector's keys. */
    public record Member(Actor staff, SiteId siteId, ConnectorKeys keys) {}

    public static StudyView study(Actor sponsor) {
        return Acting.call(sponsor, () -> WORLD.get(StudyService.class).create(Plans.draft("Toxicity")));
    }

    public static IssuedInvitation invite(Actor sponsor, StudyId studyId, Actor staff) {
        return Acting.call(
                sponsor,
                () -> WORLD.get(InvitationService.class)
                        .invite(studyId, new NewInvitation("Institute of " + staff.name(), staff.email())));
    }

    public static AcceptedInvitation accept(Actor staff, String token) {
        var invitations = WORLD.get(InvitationService.class);
        var preview = Acting.call(Actor.visitor(), () -> invitations.preview(new InvitationToken(token), "test"));
        return Acting.call(staff, () -> invitations.accept(new Acceptance(token, preview.agreementSha256())));
    }

    public static ConnectorKeys enrol(Actor staff, SiteId siteId) {
        var enrolments = WORLD.get(EnrolmentService.class);
        var code = Acting.call(staff, () -> enrolments.issueCode(siteId));
        var keys = new ConnectorKeys();
        Acting.call(Actor.visitor(), () -> enrolments.enrol(keys.request(code.code()), "test"));
        return keys;
    }

    public static void approve(StudyView study, SiteId siteId, ConnectorKeys keys) {
        var studies = WORLD.get(SiteStudyService.class);
        Acting.run(WORLD.connector(siteId), () -> {
            studies.readiness(study.id(), new Readiness(study.planSha256(), true, "1,000-2,000", List.of()));
            studies.approve(
                    study.id(),
                    new Approval(
                            study.planSha256(),
                            keys.sign(Approval.signedBytes(siteId, study.id(), study.planSha256()))));
        });
    }

    /** Invites a new institution and takes its site all the way to READY. */
    public static Member ready(Actor sponsor, StudyView study) {
        var arriving = WORLD.staff();
        var accepted = accept(arriving, invite(sponsor, study.id(), arriving).token());
        var staff = WORLD.again(arriving);
        var keys = enrol(staff, accepted.siteId());
        approve(study, accepted.siteId(), keys);
        return new Member(staff, accepted.siteId(), keys);
    }

    /** As many ready sites as given. */
    public static List<Member> ready(Actor sponsor, StudyView study, int sites) {
        var members = new ArrayList<Member>();
        for (int i = 0; i < sites; i++) {
            members.add(ready(sponsor, study));
        }
        return List.copyOf(members);
    }
}
