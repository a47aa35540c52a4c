package io.covalence.service.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.CharterProgress;
import io.covalence.contract.run.PhaseLimits;
import io.covalence.contract.run.RoundSummary;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunState;
import io.covalence.contract.run.SiteChange;
import io.covalence.contract.study.StudyState;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.study.StudyService;
import io.covalence.service.world.Recruiting;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a run's events change, and who sees it. */
class RunEventsTest extends RunScene {
    @Test
    void peopleReadWhatARunWaitsForUntilItsFirstRound() {
        Recruiting.ready(sponsor, study, 3);
        var run = Acting.call(sponsor, () -> runs.start(study.id()));
        orders.sendDue();
        var started = tell(run.id(), RunEventKind.RUN_STARTED, null, null, null);
        var awaited = new RunEvent(
                world.aggregation.nextSequence(),
                run.id(),
                world.clock.instant(),
                RunEventKind.CHARTER_AWAITED,
                "2 of 3 sites have signed the charter",
                null,
                null,
                null,
                null,
                new CharterProgress(1, 2, List.of(new SiteId("sit_0123456789abcdefghij"))));
        world.aggregation.tell(awaited);
        projection.take(List.of(started, awaited));
        var waiting = Acting.call(sponsor, () -> runs.get(run.id()));
        assertThat(waiting.reason()).isEqualTo("2 of 3 sites have signed the charter");
        assertThat(waiting.charter())
                .isEqualTo(new CharterProgress(1, 2, List.of(new SiteId("sit_0123456789abcdefghij"))));

        var roundId = "rnd_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        projection.take(List.of(tell(
                run.id(), RunEventKind.ROUND_OPENED, round(new RoundId(roundId), RoundPhase.TRAINING, 0), null, null)));
        var going = Acting.call(sponsor, () -> runs.get(run.id()));
        assertThat(going.reason()).isEmpty();
        assertThat(going.charter()).isNull();
    }

    @Test
    void eventsAreTakenInExactlyOnceEvenWhenReplayed() {
        var members = Recruiting.ready(sponsor, study, 3);
        var run = Acting.call(sponsor, () -> runs.start(study.id()));
        orders.sendDue();
        var roundId = "rnd_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        var site = new SiteChange(members.getFirst().siteId(), SitePhase.MASKED, "");
        var told = List.of(
                tell(run.id(), RunEventKind.RUN_STARTED, null, null, null),
                tell(
                        run.id(),
                        RunEventKind.ROUND_OPENED,
                        round(new RoundId(roundId), RoundPhase.TRAINING, 0),
                        null,
                        null),
                tell(
                        run.id(),
                        RunEventKind.SITE_CHANGED,
                        round(new RoundId(roundId), RoundPhase.MASKED, 0),
                        site,
                        null),
                tell(
                        run.id(),
                        RunEventKind.ROUND_COMPLETED,
                        round(new RoundId(roundId), RoundPhase.COMPLETED, 1),
                        null,
                        null),
                tell(run.id(), RunEventKind.MODEL_EVALUATED, null, null, 0.81),
                tell(run.id(), RunEventKind.RUN_SUCCEEDED, null, null, null));

        assertThat(projection.readOnce(NO_WAIT)).isTrue();
        projection.take(told);
        projection.readOnce(NO_WAIT);

        var seen = Acting.call(sponsor, () -> runs.get(run.id()));
        assertThat(seen.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(seen.roundsCompleted()).isEqualTo(1);
        assertThat(seen.metric()).isEqualTo(new Figure(Metric.ROC_AUC, 0.81));
        var rounds = Acting.call(sponsor, () -> runs.rounds(run.id(), null, 50)).items();
        assertThat(rounds).hasSize(1);
        assertThat(rounds.getFirst().summary().phase()).isEqualTo(RoundPhase.COMPLETED);
        assertThat(rounds.getFirst().summary().clipped()).isEqualTo(CLIPPED);
        assertThat(rounds.getFirst().sites()).extracting("change").containsExactly(site);
        assertThat(rounds.getFirst().evaluation()).isNotNull();
        var view = Acting.call(sponsor, () -> world.get(StudyService.class).get(study.id()));
        assertThat(view.state()).isEqualTo(StudyState.COMPLETED);
        assertThat(view.latestRun()).isEqualTo(seen);
        assertThat(world.query(sponsor, "select 1 from ledger_entry where action = 'run.succeeded'"))
                .hasSize(1);
    }

    @Test
    void aSponsorNamesAVersionThatACompletedRoundMadeAsTheResult() {
        Recruiting.ready(sponsor, study, 3);
        var run = Acting.call(sponsor, () -> runs.start(study.id())).id();
        orders.sendDue();
        var roundId = "rnd_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        tell(run, RunEventKind.RUN_STARTED, null, null, null);
        tell(run, RunEventKind.ROUND_OPENED, round(new RoundId(roundId), RoundPhase.TRAINING, 0), null, null);
        tell(run, RunEventKind.ROUND_COMPLETED, round(new RoundId(roundId), RoundPhase.COMPLETED, 1), null, null);
        projection.readOnce(NO_WAIT);

        assertThat(Acting.call(sponsor, () -> runs.promote(run, 1)).promoted()).isEqualTo(1);
        assertThat(world.query(sponsor, "select 1 from ledger_entry where action = 'model.promoted'"))
                .hasSize(1);
        for (int other : List.of(0, 2, -1)) {
            assertThatThrownBy(() -> Acting.call(sponsor, () -> runs.promote(run, other)))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.NOT_FOUND));
        }
        var stranger = world.sponsor();
        assertThatThrownBy(() -> Acting.call(stranger, () -> runs.promote(run, 1)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void aPhaseKeepsItsLimitsUntilTheNextOne() {
        Recruiting.ready(sponsor, study, 3);
        var run = Acting.call(sponsor, () -> runs.start(study.id())).id();
        orders.sendDue();
        var id = new RoundId(
                "rnd_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20));
        var limits = new PhaseLimits(Instant.parse("2026-03-01T12:00:00Z"), 3);
        tell(run, RunEventKind.ROUND_OPENED, limited(id, RoundPhase.TRAINING, limits), null, null);
        tell(run, RunEventKind.SITE_CHANGED, limited(id, RoundPhase.TRAINING, null), null, null);
        projection.readOnce(NO_WAIT);
        assertThat(limitsOf(run)).isEqualTo(limits);

        tell(run, RunEventKind.ROUND_FAILED, limited(id, RoundPhase.FAILED, null), null, null);
        projection.readOnce(NO_WAIT);
        assertThat(limitsOf(run)).isNull();
    }

    private @Nullable PhaseLimits limitsOf(RunId run) {
        return Acting.call(sponsor, () -> runs.rounds(run, null, 50))
                .items()
                .getFirst()
                .summary()
                .limits();
    }

    private static RoundSummary limited(RoundId id, RoundPhase phase, @Nullable PhaseLimits limits) {
        return new RoundSummary(id, 1, 1, RoundKind.TRAINING, phase, 0, 0, "0".repeat(64), limits, 0, 0, null, 2.5, 0);
    }

    @Test
    void eventsOfUnknownRunsMoveTheCursorAndNothingElse() {
        tell(new RunId("run_00000000000000000000"), RunEventKind.RUN_STARTED, null, null, null);

        projection.readOnce(NO_WAIT);

        assertThat(world.query(Actor.system(), "select sequence from event_cursor"))
                .hasToString("[" + (world.aggregation.nextSequence() - 1) + "]");
    }

    @Test
    void anEventThatCannotBeTakenInFailsItsOwnRunAndHoldsUpNoOther() {
        Recruiting.ready(sponsor, study, 3);
        var run = Acting.call(sponsor, () -> runs.start(study.id()));
        var otherSponsor = world.sponsor();
        var otherStudy = Recruiting.study(otherSponsor);
        Recruiting.ready(otherSponsor, otherStudy, 3);
        var other = Acting.call(otherSponsor, () -> runs.start(otherStudy.id()));
        orders.sendDue();
        var othersRound = "rnd_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        tell(run.id(), RunEventKind.RUN_STARTED, null, null, null);
        tell(
                other.id(),
                RunEventKind.ROUND_OPENED,
                round(new RoundId(othersRound), RoundPhase.TRAINING, 0),
                null,
                null);
        // A round belongs to one run, and the database knows to which.
        tell(run.id(), RunEventKind.ROUND_OPENED, round(new RoundId(othersRound), RoundPhase.TRAINING, 0), null, null);
        tell(
                other.id(),
                RunEventKind.ROUND_COMPLETED,
                round(new RoundId(othersRound), RoundPhase.COMPLETED, 1),
                null,
                null);

        for (int attempt = 1; attempt < RunProjection.ATTEMPTS; attempt++) {
            assertThatThrownBy(() -> projection.readOnce(NO_WAIT)).isInstanceOf(RuntimeException.class);
        }
        projection.readOnce(NO_WAIT);

        var failed = Acting.call(sponsor, () -> runs.get(run.id()));
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(failed.reason()).contains("could not be taken in");
        assertThat(studyState()).isEqualTo(StudyState.READY);
        assertThat(world.aggregation.stops()).containsOnlyOnce(run.id());
        assertThat(Acting.call(otherSponsor, () -> runs.get(other.id())).roundsCompleted())
                .isEqualTo(1);

        tell(run.id(), RunEventKind.RUN_SUCCEEDED, null, null, null);
        projection.readOnce(NO_WAIT);
        assertThat(Acting.call(sponsor, () -> runs.get(run.id()))).isEqualTo(failed);
    }

    @Test
    void institutionWatchesItsOwnSiteOnly() {
        var members = Recruiting.ready(sponsor, study, 3);
        var run = Acting.call(sponsor, () -> runs.start(study.id()));
        var roundId = "rnd_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        for (var member : members) {
            tell(
                    run.id(),
                    RunEventKind.SITE_CHANGED,
                    round(new RoundId(roundId), RoundPhase.KEYS, 0),
                    new SiteChange(member.siteId(), SitePhase.ADVERTISED, ""),
                    null);
        }
        projection.readOnce(NO_WAIT);

        var staff = members.get(1).staff();
        var rounds = Acting.call(staff, () -> runs.rounds(run.id(), null, 50)).items();
        assertThat(rounds.getFirst().sites())
                .extracting(site -> site.change().siteId())
                .containsExactly(members.get(1).siteId());
        assertThat(Acting.call(sponsor, () -> runs.rounds(run.id(), null, 50))
                        .items()
                        .getFirst()
                        .sites())
                .hasSize(3);
    }
}
