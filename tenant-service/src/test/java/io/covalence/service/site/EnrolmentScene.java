package io.covalence.service.site;

import io.covalence.contract.id.SiteId;
import io.covalence.contract.site.Enrolment;
import io.covalence.contract.site.EnrolmentRequest;
import io.covalence.contract.site.SiteStudy;
import io.covalence.contract.study.StudyView;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.world.ConnectorKeys;
import io.covalence.service.world.Recruiting;
import io.covalence.service.world.World;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** A site that is to be enrolled, and its staff. */
abstract class EnrolmentScene {
    final World world = World.world();
    final EnrolmentService enrolments = world.get(EnrolmentService.class);
    final SiteStudyService siteStudies = world.get(SiteStudyService.class);
    final Actor sponsor = world.sponsor();
    final StudyView study = Recruiting.study(sponsor);
    final Actor arriving = world.staff();
    final SiteId siteId = Recruiting.accept(
                    arriving, Recruiting.invite(sponsor, study.id(), arriving).token())
            .siteId();
    final Actor staff = world.again(arriving);
    final ConnectorKeys keys = new ConnectorKeys();

    @AfterEach
    void bringTheIdentityProviderBack() {
        world.clients.away(false);
    }

    SiteStudy place() {
        return Acting.call(world.connector(siteId), () -> siteStudies.list(null, 50))
                .items()
                .getFirst();
    }

    String code() {
        return Acting.call(staff, () -> enrolments.issueCode(siteId)).code();
    }

    Enrolment enrol(EnrolmentRequest request) {
        return Acting.call(
                Actor.visitor(),
                () -> enrolments.enrol(request, UUID.randomUUID().toString()));
    }
}
