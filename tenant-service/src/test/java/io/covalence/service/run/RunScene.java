package io.covalence.service.run;

import io.covalence.contract.id.RoundId;
import io.covalence.contract.id.RunId;
import io.covalence.contract.metric.CountRange;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Interval;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.run.ClipRate;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.contract.run.RoundSummary;
import io.covalence.contract.run.RunEvent;
import io.covalence.contract.run.RunEventKind;
import io.covalence.contract.run.SiteChange;
import io.covalence.contract.run.TargetScore;
import io.covalence.contract.study.StudyState;
import io.covalence.contract.study.StudyView;
import io.covalence.service.acting.Acting;
import io.covalence.service.acting.Actor;
import io.covalence.service.study.StudyService;
import io.covalence.service.world.Recruiting;
import io.covalence.service.world.World;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** A study that is ready to run, and what the aggregation service tells of its run. */
abstract class RunScene {
    static final Duration NO_WAIT = Duration.ZERO;
    static final ClipRate CLIPPED = new ClipRate(ClipRate.Part.SOME, 0.25);
    final World world = World.world();
    final RunService runs = world.get(RunService.class);
    final RunOrders orders = world.get(RunOrders.class);
    final RunProjection projection = world.get(RunProjection.class);
    Actor sponsor = Actor.visitor();
    StudyView study = Recruiting.study(world.sponsor());

    @BeforeEach
    void begin() {
        sponsor = world.sponsor();
        study = Recruiting.study(sponsor);
        world.aggregation.answer(new AggregationService.Answer.Taken());
    }

    StudyState studyState() {
        return Acting.call(sponsor, () -> world.get(StudyService.class).get(study.id()))
                .state();
    }

    RunEvent tell(
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

    static RoundSummary round(RoundId id, RoundPhase phase, int made) {
        return new RoundSummary(
                id, 1, 1, RoundKind.TRAINING, phase, 0, made, "0".repeat(64), null, 3, 0, CLIPPED, 2.5, 0.4);
    }
}
