package io.covalence.service.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.contract.id.RoundId;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.SentBySite;
import io.covalence.contract.run.SiteChange;
import io.covalence.service.acting.Acting;
import io.covalence.service.study.StudyService;
import io.covalence.service.world.Recruiting;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SentServiceTest extends RunScene {
    @Test
    void anInstitutionReadsWhatItsOwnSiteHasSentAndNobodyElseDoes() {
        var staff = Recruiting.ready(sponsor, study, 3);
        var run = Acting.call(sponsor, () -> runs.start(study.id())).id();
        orders.sendDue();
        var id = new RoundId(
                "rnd_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20));
        var sites = Acting.call(sponsor, () -> world.get(StudyService.class).participations(study.id(), null, 50))
                .items();
        var own = staff.getFirst().siteId();
        tell(run, RunEventKind.ROUND_OPENED, round(id, RoundPhase.TRAINING, 0), null, null);
        sites.forEach(site -> tell(
                run,
                RunEventKind.SITE_CHANGED,
                round(id, RoundPhase.TRAINING, 0),
                new SiteChange(site.siteId(), SitePhase.MASKED, ""),
                null));
        var ended = new RunEvent(
                world.aggregation.nextSequence(),
                run,
                world.clock.instant(),
                RunEventKind.ROUND_COMPLETED,
                "",
                round(id, RoundPhase.COMPLETED, 1),
                null,
                null,
                null,
                null,
                sites.stream()
                        .map(site ->
                                new SentBySite(site.siteId(), site.siteId().equals(own) ? 4_044 : 1, "ab".repeat(32)))
                        .toList());
        world.aggregation.tell(ended);
        projection.readOnce(NO_WAIT);

        var sent = world.get(SentService.class);
        assertThat(Acting.call(staff.getFirst().staff(), () -> sent.list(null, 50))
                        .items())
                .singleElement()
                .satisfies(left -> {
                    assertThat(left.bytes()).isEqualTo(4_044);
                    assertThat(left.studyName()).isEqualTo(study.name());
                    assertThat(left.roundId()).isEqualTo(id);
                });
        assertThatThrownBy(() -> Acting.call(sponsor, () -> sent.list(null, 50)))
                .isInstanceOf(ProblemException.class);
    }
}
