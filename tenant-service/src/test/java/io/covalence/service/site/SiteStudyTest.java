package io.covalence.service.site;

import static io.covalence.service.world.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.site.Approval;
import io.covalence.contract.site.Readiness;
import io.covalence.contract.site.StudyMember;
import io.covalence.contract.study.ParticipationState;
import io.covalence.service.acting.Acting;
import io.covalence.service.secret.Digests;
import io.covalence.service.world.ConnectorKeys;
import io.covalence.service.world.Recruiting;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an enrolled site reads of a study, and answers to it. */
class SiteStudyTest extends EnrolmentScene {
    @Test
    void approvalAndAFittingDatasetMakeASiteReady() {
        enrol(keys.request(code()));
        var connector = world.connector(siteId);
        Acting.run(connector, () -> siteStudies.approve(study.id(), approval(keys)));
        assertThat(place().participation()).isEqualTo(ParticipationState.ENROLLED);

        Acting.run(connector, () -> siteStudies.readiness(study.id(), readiness(true)));
        assertThat(place().participation()).isEqualTo(ParticipationState.READY);

        Acting.run(connector, () -> siteStudies.readiness(study.id(), readiness(false)));
        assertThat(place().participation()).isEqualTo(ParticipationState.ENROLLED);
    }

    @Test
    void approvalSignedByAnotherKeyIsRefused() {
        enrol(keys.request(code()));

        refused(
                ProblemType.PROTOCOL_VIOLATION,
                "/signature",
                () -> Acting.run(
                        world.connector(siteId), () -> siteStudies.approve(study.id(), approval(new ConnectorKeys()))));
    }

    @Test
    void approvalOfAnotherPlanIsAConflict() {
        enrol(keys.request(code()));

        refused(
                ProblemType.CONFLICT,
                "/planSha256",
                () -> Acting.run(
                        world.connector(siteId),
                        () -> siteStudies.approve(study.id(), new Approval("0".repeat(64), "AA"))));
    }

    @Test
    void studyThatTheSiteTakesNoPartInIsNotFound() {
        enrol(keys.request(code()));
        var other = Recruiting.study(sponsor);

        refused(
                ProblemType.NOT_FOUND,
                () -> Acting.run(world.connector(siteId), () -> siteStudies.readiness(other.id(), readiness(true))));
    }

    @Test
    void connectorReadsTheExactTextOfThePlan() {
        enrol(keys.request(code()));

        assertThat(place().plan()).startsWith("{\"schema\":2,\"inputs\":{\"kind\":\"moleculeTable\"");
        assertThat(Digests.sha256(place().plan())).isEqualTo(study.planSha256());
    }

    @Test
    void memberReadsWhatTheOtherSitesInstitutionsAreCalled() {
        enrol(keys.request(code()));

        var members = Acting.call(world.connector(siteId), () -> siteStudies.members(study.id(), null, 100));

        assertThat(members.items()).extracting(StudyMember::siteId).contains(siteId);
        assertThat(members.items())
                .extracting(StudyMember::institutionName)
                .allSatisfy(name -> assertThat(name).isNotBlank());
        var other = Recruiting.study(sponsor);
        refused(
                ProblemType.NOT_FOUND,
                () -> Acting.run(world.connector(siteId), () -> siteStudies.members(other.id(), null, 100)));
    }

    private Approval approval(ConnectorKeys by) {
        return new Approval(study.planSha256(), by.sign(Approval.signedBytes(siteId, study.id(), study.planSha256())));
    }

    private Readiness readiness(boolean ready) {
        var outcome = ready ? Readiness.Outcome.PASS : Readiness.Outcome.FAIL;
        return new Readiness(
                study.planSha256(),
                ready,
                "1,000-2,000",
                List.of(new Readiness.Check("labels", outcome, "two classes", "")));
    }
}
