package io.covalence.service.run;

import static io.covalence.service.world.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.Page;
import io.covalence.contract.id.RoundId;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunEventView;
import io.covalence.contract.run.RunView;
import io.covalence.contract.run.SiteChange;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.world.Recruiting;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people are told of a run, entry by entry. */
class RunHistoryTest extends RunScene {
    private final RoundId roundId =
            new RoundId("rnd_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20));

    @Test
    void everyEventIsToldOnceAndInOrderEvenWhenReplayed() {
        var members = Recruiting.ready(sponsor, study, 3);
        var run = started();
        var told = List.of(
                tell(run.id(), RunEventKind.RUN_STARTED, null, null, null),
                tell(run.id(), RunEventKind.ROUND_OPENED, round(roundId, RoundPhase.TRAINING, 0), null, null),
                tell(
                        run.id(),
                        RunEventKind.SITE_CHANGED,
                        round(roundId, RoundPhase.MASKED, 0),
                        new SiteChange(members.getFirst().siteId(), SitePhase.MASKED, ""),
                        null),
                tell(run.id(), RunEventKind.ROUND_COMPLETED, round(roundId, RoundPhase.COMPLETED, 1), null, null),
                tell(run.id(), RunEventKind.MODEL_EVALUATED, null, null, 0.81),
                tell(run.id(), RunEventKind.RUN_SUCCEEDED, null, null, null));

        projection.take(told);
        projection.take(told);

        var seen = read(sponsor, run, 0, 50);
        assertThat(seen.items()).extracting(RunEventView::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(seen.items())
                .extracting(RunEventView::kind)
                .containsExactly(
                        RunEventKind.RUN_STARTED,
                        RunEventKind.ROUND_OPENED,
                        RunEventKind.SITE_CHANGED,
                        RunEventKind.ROUND_COMPLETED,
                        RunEventKind.MODEL_EVALUATED,
                        RunEventKind.RUN_SUCCEEDED);
        assertThat(seen.next()).isNull();
        var site = seen.items().get(2);
        assertThat(site.round()).isEqualTo(1);
        assertThat(site.attempt()).isEqualTo(1);
        assertThat(site.phase()).isEqualTo(RoundPhase.MASKED);
        assertThat(site.institutionName()).isNotBlank();
        assertThat(site.site()).isEqualTo(new SiteChange(members.getFirst().siteId(), SitePhase.MASKED, ""));
    }

    @Test
    void whoGoesOnAfterAnEntryMissesNoneAndReadsNoneTwice() {
        Recruiting.ready(sponsor, study, 3);
        var run = started();
        projection.take(List.of(
                tell(run.id(), RunEventKind.RUN_STARTED, null, null, null),
                tell(run.id(), RunEventKind.ROUND_OPENED, round(roundId, RoundPhase.TRAINING, 0), null, null),
                tell(run.id(), RunEventKind.PHASE_CHANGED, round(roundId, RoundPhase.MASKED, 0), null, null)));

        var first = read(sponsor, run, 0, 2);
        assertThat(first.items()).extracting(RunEventView::sequence).containsExactly(1L, 2L);
        assertThat(first.next()).isEqualTo("2");
        assertThat(read(sponsor, run, 2, 2).items())
                .extracting(RunEventView::sequence)
                .containsExactly(3L);
        assertThat(read(sponsor, run, 3, 2).items()).isEmpty();
    }

    @Test
    void institutionIsToldOfItsOwnSiteAndOfNoOther() {
        var members = Recruiting.ready(sponsor, study, 3);
        var run = started();
        projection.take(List.of(tell(run.id(), RunEventKind.RUN_STARTED, null, null, null)));
        for (var member : members) {
            projection.take(List.of(tell(
                    run.id(),
                    RunEventKind.SITE_CHANGED,
                    round(roundId, RoundPhase.KEYS, 0),
                    new SiteChange(member.siteId(), SitePhase.ADVERTISED, ""),
                    null)));
        }

        var seen = read(members.get(1).staff(), run, 0, 50).items();
        assertThat(seen)
                .extracting(RunEventView::kind)
                .containsExactly(RunEventKind.RUN_STARTED, RunEventKind.SITE_CHANGED);
        assertThat(seen.getLast().site())
                .isEqualTo(new SiteChange(members.get(1).siteId(), SitePhase.ADVERTISED, ""));
        assertThat(seen.getLast().institutionName()).isNotBlank();
        assertThat(read(sponsor, run, 0, 50).items()).hasSize(4);
    }

    @Test
    void othersPeopleFindNoRunAndNoEntry() {
        Recruiting.ready(sponsor, study, 3);
        var run = started();
        projection.take(List.of(tell(run.id(), RunEventKind.RUN_STARTED, null, null, null)));

        for (var stranger : List.of(world.sponsor(), world.staff())) {
            refused(ProblemType.NOT_FOUND, () -> read(stranger, run, 0, 50));
            assertThat(world.query(stranger, "select 1 from run_event where run_id = '" + run.id() + "'"))
                    .isEmpty();
        }
        assertThat(world.query(sponsor, "select 1 from run_event where run_id = '" + run.id() + "'"))
                .hasSize(1);
    }

    @Test
    void aRunThatPeopleStopBeforeItBeganEndsItsHistoryToo() {
        Recruiting.ready(sponsor, study, 3);
        var run = Acting.call(sponsor, () -> runs.start(study.id()));

        var stopped = Acting.call(sponsor, () -> runs.stop(run.id()));

        var last = read(sponsor, run, 0, 50).items().getLast();
        assertThat(last.kind()).isEqualTo(RunEventKind.RUN_STOPPED);
        assertThat(last.detail()).isEqualTo(stopped.reason()).startsWith("Stopped by");
    }

    @Test
    void aRunKeepsItsNewestEntriesOnly() {
        Recruiting.ready(sponsor, study, 3);
        var run = started();
        projection.take(List.of(tell(run.id(), RunEventKind.RUN_STARTED, null, null, null)));
        // The entry that fills the next lot of a thousand after those that are kept.
        world.change(sponsor, "update run set events = " + (RunHistory.KEPT + 999) + " where id = '" + run.id() + "'");

        projection.take(
                List.of(tell(run.id(), RunEventKind.ROUND_OPENED, round(roundId, RoundPhase.TRAINING, 0), null, null)));

        assertThat(read(sponsor, run, 0, 50).items())
                .extracting(RunEventView::sequence)
                .containsExactly(RunHistory.KEPT + 1_000L);
    }

    private RunView started() {
        var run = Acting.call(sponsor, () -> runs.start(study.id()));
        orders.sendDue();
        return run;
    }

    private Page<RunEventView> read(Actor reader, RunView run, long after, int limit) {
        return Acting.call(reader, () -> runs.events(run.id(), after, limit));
    }
}
