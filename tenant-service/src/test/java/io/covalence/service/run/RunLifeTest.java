package io.covalence.service.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.id.SiteId;
import io.covalence.contract.metric.CountRange;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Interval;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.CharterProgress;
import io.covalence.contract.run.ClipRate;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.RoundSummary;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunState;
import io.covalence.contract.run.SiteChange;
import io.covalence.contract.run.TargetScore;
import io.covalence.contract.study.StudyDraft;
import io.covalence.contract.study.StudyState;
import io.covalence.contract.study.StudyView;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.study.StudyService;
import io.covalence.service.world.Plans;
import io.covalence.service.world.Recruiting;
import io.covalence.service.world.World;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunLifeTest {
    private static final Duration NO_WAIT = Duration.ZERO;
    private static final ClipRate CLIPPED = new ClipRate(ClipRate.Part.SOME, 0.25);

    private final World world = World.world();
    private final RunService runs = world.get(RunService.class);
    private final RunOrders orders = world.get(RunOrders.class);
    private final RunProjection projection = world.get(RunProjection.class);
    private Actor sponsor = Actor.visitor();
    private StudyView study = Recruiting.study(world.sponsor());

    @BeforeEach
    void begin() {
        sponsor = world.sponsor();
        study = Recruiting.study(sponsor);
        world.aggregation.answer(new AggregationService.Answer.Taken());
    }

    @Test
    void runNeedsEnoughReadySites() {
        Recruiting.ready(sponsor, study, 2);

        assertThatThrownBy(() -> Acting.call(sponsor, () -> runs.start(study.id())))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.type()).isEqualTo(ProblemType.CONFLICT);
                    assertThat(refusal.detail()).contains("2 of at least 3 sites");
                });
    }

    /** The plan's sum is proved not to overflow for that many sites and no more. */
    @Test
    void runTakesNoMoreSitesThanThePlanAllows() {
        var draft = new StudyDraft("Small", "Why?", Plans.plan(3, 3));
        var small = Acting.call(sponsor, () -> world.get(StudyService.class).create(draft));
        Recruiting.ready(sponsor, small, 4);

        assertThatThrownBy(() -> Acting.call(sponsor, () -> runs.start(small.id())))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.type()).isEqualTo(ProblemType.CONFLICT);
                    assertThat(refusal.detail()).contains("4 sites are ready", "3 at most");
                });
    }

    @Test
    void orderCarriesThePlanThatSitesSignedAndTheirKeys() {
        var members = Recruiting.ready(sponsor, study, 3);

        var run = Acting.call(sponsor, () -> runs.start(study.id()));
        orders.sendDue();

        assertThat(run.state()).isEqualTo(RunState.QUEUED);
        var order = world.aggregation.orders().stream()
                .filter(sent -> sent.runId().equals(run.id()))
                .toList();
        assertThat(order).hasSize(1);
        assertThat(order.getFirst().planSha256()).isEqualTo(study.planSha256());
        assertThat(order.getFirst().tenantId()).isEqualTo(study.tenantId());
        assertThat(order.getFirst().participants())
                .extracting("identityKey")
                .containsExactlyInAnyOrderElementsOf(members.stream()
                        .map(member -> member.keys().identityKey())
                        .toList());
        orders.sendDue();
        assertThat(world.aggregation.orders().stream()
                        .filter(sent -> sent.runId().equals(run.id())))
                .hasSize(1);
    }

    @Test
    void orderIsSentAgainWhenNobodyAnswered() {
        Recruiting.ready(sponsor, study, 3);
        world.aggregation.answer(new AggregationService.Answer.NotNow());
        var run = Acting.call(sponsor, () -> runs.start(study.id()));
        orders.sendDue();

        world.aggregation.answer(new AggregationService.Answer.Taken());
        world.clock.advance(Duration.ofSeconds(3));
        orders.sendDue();

        assertThat(world.aggregation.orders().stream()
                        .filter(sent -> sent.runId().equals(run.id())))
                .hasSize(2);
    }

    @Test
    void refusedOrderFailsTheRunAndFreesTheStudy() {
        Recruiting.ready(sponsor, study, 3);
        world.aggregation.answer(new AggregationService.Answer.Refused("too many parameters"));
        var run = Acting.call(sponsor, () -> runs.start(study.id()));

        orders.sendDue();

        var seen = Acting.call(sponsor, () -> runs.get(run.id()));
        assertThat(seen.state()).isEqualTo(RunState.FAILED);
        assertThat(seen.reason()).isEqualTo("too many parameters");
        assertThat(Acting.call(sponsor, () -> world.get(StudyService.class).get(study.id()))
                        .state())
                .isEqualTo(StudyState.READY);
    }

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

    @Test
    void unorderedRunStopsAtOnceAndAnOrderedOneIsAskedToStop() {
        Recruiting.ready(sponsor, study, 3);
        var first = Acting.call(sponsor, () -> runs.start(study.id()));
        var stopped = Acting.call(sponsor, () -> runs.stop(first.id()));
        assertThat(stopped.state()).isEqualTo(RunState.STOPPED);
        assertThat(stopped.reason()).contains(sponsor.name());

        var second = Acting.call(sponsor, () -> runs.start(study.id()));
        orders.sendDue();
        Acting.call(sponsor, () -> runs.stop(second.id()));
        orders.sendDue();

        assertThat(world.aggregation.stops()).contains(second.id()).doesNotContain(first.id());
        assertThatThrownBy(() -> Acting.call(sponsor, () -> runs.stop(first.id())))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.CONFLICT));
    }

    @Test
    void runWhoseOrderMayHaveBeenTakenIsOrderedAgainAndThenStopped() {
        Recruiting.ready(sponsor, study, 3);
        world.aggregation.answer(new AggregationService.Answer.NotNow());
        var run = Acting.call(sponsor, () -> runs.start(study.id()));
        orders.sendDue();
        world.clock.advance(Duration.ofMinutes(1));

        var asked = Acting.call(sponsor, () -> runs.stop(run.id()));
        assertThat(asked.state()).isEqualTo(RunState.QUEUED);
        assertThat(studyState()).isEqualTo(StudyState.RUNNING);
        world.aggregation.answer(new AggregationService.Answer.Taken());
        orders.sendDue();
        orders.sendDue();

        assertThat(world.aggregation.orders().stream()
                        .filter(sent -> sent.runId().equals(run.id())))
                .hasSize(2);
        assertThat(world.aggregation.stops()).containsOnlyOnce(run.id());
        tell(run.id(), RunEventKind.RUN_STOPPED, null, null, null);
        projection.readOnce(NO_WAIT);
        var stopped = Acting.call(sponsor, () -> runs.get(run.id()));
        assertThat(stopped.state()).isEqualTo(RunState.STOPPED);
        assertThat(stopped.reason()).contains(sponsor.name());
        assertThat(studyState()).isEqualTo(StudyState.READY);
    }

    @Test
    void modelOfAnotherTenantIsNotFound() {
        Recruiting.ready(sponsor, study, 3);
        var run = Acting.call(sponsor, () -> runs.start(study.id()));
        var models = world.get(ModelService.class);

        assertThat(Acting.call(sponsor, () -> models.open(run.id(), 0)).length())
                .isEqualTo(4);
        assertThatThrownBy(() -> Acting.call(world.sponsor(), () -> models.open(run.id(), 0)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.NOT_FOUND));
    }

    private StudyState studyState() {
        return Acting.call(sponsor, () -> world.get(StudyService.class).get(study.id()))
                .state();
    }

    private RunEvent tell(
            RunId runId,
            RunEventKind kind,
            @Nullable RoundSummary round,
            @Nullable SiteChange site,
            @Nullable Double metric) {
        var evaluation = metric == null
                ? null
                : new ModelEvaluation(
                        1,
                        new Figure(Metric.WITHIN_SITE_ROC_AUC, metric - 0.01),
                        new Figure(Metric.ROC_AUC, metric),
                        new Figure(Metric.LOG_LOSS, 0.3),
                        CountRange.of(400),
                        List.of(new TargetScore(
                                "toxic",
                                metric - 0.01,
                                metric,
                                0.3,
                                CountRange.of(400),
                                CountRange.of(40),
                                List.of(new Figure(
                                        Metric.ROC_AUC, metric, new Interval(metric - 0.1, metric + 0.1, "DeLong"))))),
                        List.of(new Figure(Metric.ROC_AUC, metric)));
        var event = new RunEvent(
                world.aggregation.nextSequence(),
                runId,
                world.clock.instant(),
                kind,
                "",
                round,
                site,
                evaluation,
                null,
                null);
        world.aggregation.tell(event);
        return event;
    }

    private static RoundSummary round(RoundId id, RoundPhase phase, int made) {
        return new RoundSummary(id, 1, 1, RoundKind.TRAINING, phase, 0, made, "0".repeat(64), 3, 0, CLIPPED, 2.5, 0.4);
    }
}
