package io.covalence.service.run;

import static io.covalence.service.world.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.work.Evaluation;
import io.covalence.contract.plan.work.Learning;
import io.covalence.contract.plan.work.WarmStart;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.RoundSummary;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.study.StudyDraft;
import io.covalence.contract.study.StudyView;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.study.StudyService;
import io.covalence.service.world.Plans;
import io.covalence.service.world.Recruiting;
import io.covalence.service.world.World;
import io.covalence.testkit.TestPlans;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A draft may begin with the last model of a run of the same tenant that has succeeded, and with no other. */
class WarmStartsTest {
    private static final String MODEL = "a".repeat(64);

    private final World world = World.world();
    private final StudyService studies = world.get(StudyService.class);
    private Actor sponsor = Actor.visitor();
    private RunId run = new RunId("none");

    @BeforeEach
    void orderARun() {
        sponsor = world.sponsor();
        var study = Recruiting.study(sponsor);
        world.aggregation.answer(new AggregationService.Answer.Taken());
        Recruiting.ready(sponsor, study, 3);
        run = Acting.call(sponsor, () -> world.get(RunService.class).start(study.id()))
                .id();
        world.get(RunOrders.class).sendDue();
    }

    private void succeed() {
        world.aggregation.makeVersion(run, 1, MODEL);
        completeARound(run);
        tell(run, RunEventKind.RUN_SUCCEEDED, null);
        world.get(RunProjection.class).readOnce(Duration.ZERO);
    }

    private void completeARound(RunId of) {
        tell(of, RunEventKind.RUN_STARTED, null);
        var id = new RoundId(
                "rnd_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20));
        var made = new RoundSummary(
                id, 1, 1, RoundKind.TRAINING, RoundPhase.COMPLETED, 0, 1, "0".repeat(64), null, 3, 0, null, 2.5, 0.4);
        tell(of, RunEventKind.ROUND_COMPLETED, made);
    }

    private void tell(RunId of, RunEventKind kind, @Nullable RoundSummary round) {
        world.aggregation.tell(new RunEvent(
                world.aggregation.nextSequence(), of, world.clock.instant(), kind, "", round, null, null, null, null));
    }

    private StudyView draft(StudyPlan plan, int version) {
        return draft(sponsor, plan, version);
    }

    private StudyView draft(Actor actor, StudyPlan plan, int version) {
        return draft(actor, plan, new WarmStart(run, version, MODEL));
    }

    private StudyView draft(Actor actor, StudyPlan plan, WarmStart start) {
        var starting = plan.with(plan.learning().startingFrom(start));
        return Acting.call(actor, () -> studies.create(new StudyDraft("Second", "Why?", starting)));
    }

    @Test
    void lastVersionOfARunThatSucceededIsTaken() {
        succeed();

        var plan = Objects.requireNonNull(draft(Plans.plan(3), 1).plan());

        assertThat(plan.start()).contains(new WarmStart(run, 1, MODEL));
    }

    @Test
    void anyOtherVersionIsRefused() {
        succeed();

        refused(ProblemType.PLAN_OUT_OF_BOUNDS, "/plan/work/start/version", () -> draft(Plans.plan(3), 0));
        refused(ProblemType.PLAN_OUT_OF_BOUNDS, "/plan/work/start/version", () -> draft(Plans.plan(3), 2));
    }

    @Test
    void runThatHasNotSucceededIsRefused() {
        refused(ProblemType.PLAN_OUT_OF_BOUNDS, "/plan/work/start/run", () -> draft(Plans.plan(3), 0));
    }

    @Test
    void runOfAnotherTenantIsNotThere() {
        succeed();

        refused(ProblemType.PLAN_OUT_OF_BOUNDS, "/plan/work/start/run", () -> draft(world.sponsor(), Plans.plan(3), 1));
    }

    @Test
    void planWhoseModelIsAnotherIsRefused() {
        succeed();
        var wider = new TestPlans(Plans.plan(3)).withHidden(0.1, 64).plan();

        refused(ProblemType.PLAN_OUT_OF_BOUNDS, "/plan/work/architecture", () -> draft(wider, 1));
    }

    @Test
    void changedDraftIsCheckedAsANewOneIs() {
        var study = Acting.call(sponsor, () -> studies.create(Plans.draft("Second")));
        var start = new WarmStart(run, 0, MODEL);
        var plan = Plans.plan(3);
        var starting = plan.with(plan.learning().startingFrom(start));

        refused(
                ProblemType.PLAN_OUT_OF_BOUNDS,
                "/plan/work/start/run",
                () -> Acting.call(
                        sponsor,
                        () -> studies.update(study.id(), new StudyDraft("Second", "Why?", starting), study.version())));
    }

    @Test
    void digestOfAnotherModelIsRefused() {
        succeed();

        refused(
                ProblemType.PLAN_OUT_OF_BOUNDS,
                "/plan/work/start/sha256",
                () -> draft(sponsor, Plans.plan(3), new WarmStart(run, 1, "b".repeat(64))));
    }

    @Test
    void planThatSetsOtherRowsAsideIsRefused() {
        succeed();
        var plan = Plans.plan(3);
        var old = plan.learning();
        var other = new Evaluation(
                old.evaluation().fraction(),
                old.evaluation().seed() + 1,
                old.evaluation().logitLimit());
        var changed = plan.with(
                new Learning(old.task(), old.architecture(), old.training(), old.algorithm(), other, old.start()));

        refused(ProblemType.PLAN_OUT_OF_BOUNDS, "/plan/work/evaluation/seed", () -> draft(changed, 1));
    }

    @Test
    void runThatHasFailedIsRefused() {
        completeARound(run);
        tell(run, RunEventKind.RUN_FAILED, null);
        world.get(RunProjection.class).readOnce(Duration.ZERO);

        refused(ProblemType.PLAN_OUT_OF_BOUNDS, "/plan/work/start/run", () -> draft(Plans.plan(3), 1));
    }

    /** What was right when the draft was saved may not be so any more, in a database that was restored, say. */
    @Test
    void launchedRunIsCheckedAsItsDraftWas() {
        succeed();
        var study = draft(Plans.plan(3), 1);
        Recruiting.ready(sponsor, study, 3);
        world.aggregation.makeVersion(run, 1, "b".repeat(64));

        refused(ProblemType.PLAN_OUT_OF_BOUNDS, "/plan/work/start/sha256", () -> launch(study));
        world.aggregation.makeVersion(run, 1, MODEL);
        assertThat(launch(study)).isNotEqualTo(run);
    }

    /** Sites would refuse: each agrees to one sum of updates from a model. */
    @Test
    void noSecondRunOfAStudyBeginsWithTheSameModel() {
        succeed();
        var study = draft(Plans.plan(3), 1);
        Recruiting.ready(sponsor, study, 3);
        var second = launch(study);
        world.get(RunOrders.class).sendDue();
        completeARound(second);
        tell(second, RunEventKind.RUN_FAILED, null);
        world.get(RunProjection.class).readOnce(Duration.ZERO);

        refused(ProblemType.PLAN_OUT_OF_BOUNDS, "/plan/work/start", () -> launch(study));
    }

    private RunId launch(StudyView study) {
        return Acting.call(sponsor, () -> world.get(RunService.class).start(study.id()))
                .id();
    }
}
