package io.covalence.service.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.RunState;
import io.covalence.contract.study.StudyDraft;
import io.covalence.contract.study.StudyState;
import io.covalence.service.acting.Acting;
import io.covalence.service.study.StudyService;
import io.covalence.service.world.Plans;
import io.covalence.service.world.Recruiting;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunLifeTest extends RunScene {
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
    void pausedRunIsToldSoAndGoesOnWhenItIsResumed() {
        Recruiting.ready(sponsor, study, 3);
        var run = Acting.call(sponsor, () -> runs.start(study.id())).id();
        orders.sendDue();
        tell(run, RunEventKind.RUN_STARTED, null, null, null);
        Acting.call(sponsor, () -> runs.pause(run));
        world.aggregation.answer(new AggregationService.Answer.NotNow());
        orders.sendDue();
        world.clock.advance(Duration.ofMinutes(1));
        world.aggregation.answer(new AggregationService.Answer.Taken());
        orders.sendDue();
        orders.sendDue();
        assertThat(world.aggregation.pauses(run)).containsExactly("pause", "pause");
        tell(run, RunEventKind.RUN_PAUSED, null, null, null);
        projection.readOnce(NO_WAIT);
        var paused = Acting.call(sponsor, () -> runs.get(run));
        assertThat(paused.state()).isEqualTo(RunState.PAUSED);
        assertThat(paused.reason()).isEqualTo("Paused by " + sponsor.name() + ".");
        assertThat(studyState()).isEqualTo(StudyState.PAUSED);

        Acting.call(sponsor, () -> runs.resume(run));
        orders.sendDue();
        tell(run, RunEventKind.RUN_RESUMED, null, null, null);
        projection.readOnce(NO_WAIT);
        assertThat(world.aggregation.pauses(run)).containsExactly("pause", "pause", "resume");
        assertThat(Acting.call(sponsor, () -> runs.get(run)).state()).isEqualTo(RunState.RUNNING);
        assertThat(studyState()).isEqualTo(StudyState.RUNNING);
    }

    @Test
    void runThatHasEndedIsNotPaused() {
        Recruiting.ready(sponsor, study, 3);
        var run = Acting.call(sponsor, () -> runs.start(study.id())).id();
        Acting.call(sponsor, () -> runs.stop(run));

        assertThatThrownBy(() -> Acting.call(sponsor, () -> runs.pause(run)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.CONFLICT));
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
}
