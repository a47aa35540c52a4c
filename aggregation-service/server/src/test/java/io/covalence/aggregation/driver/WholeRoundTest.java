package io.covalence.aggregation.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.metric.CountRange;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.task.BinaryLabels;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.RunEventKind;
import io.covalence.testkit.EventStory;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whole rounds of honest sites, to the end of their run. */
class WholeRoundTest extends RoundScene {
    @Test
    void runEndsWithTheEvaluationOfItsLastModel() throws IOException {
        var world = new World(folder, 3);
        var order = world.begin(Plans.small());
        world.completeRound();
        world.completeRound();

        EventStory.assertStory(world.story(), """
                run started
                0 of 3 sites have signed the charter
                1 of 3 sites have signed the charter
                2 of 3 sites have signed the charter
                3 of 3 sites have signed the charter
                training round 1 opened
                training round 1 in phase KEYS
                training round 1 in phase SHARES
                training round 1 in phase MASKED
                training round 1 in phase AGREEMENT
                training round 1 in phase UNMASKING
                training round 1 in phase AGGREGATING
                training round 1 completed by 3 sites
                model 0 evaluated
                evaluation round 2 opened
                evaluation round 2 in phase KEYS
                evaluation round 2 in phase SHARES
                evaluation round 2 in phase MASKED
                evaluation round 2 in phase AGREEMENT
                evaluation round 2 in phase UNMASKING
                evaluation round 2 in phase AGGREGATING
                evaluation round 2 completed by 3 sites
                model 1 evaluated
                run succeeded
                """);
        var rounds = world.events(RunEventKind.ROUND_COMPLETED);
        assertThat(rounds.get(1).round()).satisfies(round -> {
            assertThat(round.kind()).isEqualTo(RoundKind.EVALUATION);
            assertThat(round.modelVersion()).isEqualTo(1);
            assertThat(round.newModelVersion()).isEqualTo(1);
            assertThat(round.sitesIn()).isEqualTo(3);
        });
        assertThat(world.site(0).poll()).isEmpty();
        assertThat(world.model(order.runId(), 1)).hasSize(130);
    }

    @Test
    void metricIsThatOfTheSummedFigures() throws IOException {
        var world = new World(folder, 3);
        var plan = Plans.small();
        world.begin(plan);
        world.completeRound();

        var evaluation = Objects.requireNonNull(
                world.events(RunEventKind.MODEL_EVALUATED).getFirst().evaluation());
        var areas = IntStream.range(0, 2)
                .map(target -> UpdateLayout.targetLimb(plan, target))
                .mapToDouble(first -> total(world.sites(), first + BinaryLabels.CONCORDANT)
                        / 1024.0
                        / total(world.sites(), first + BinaryLabels.PAIRS));
        assertThat(evaluation.modelVersion()).isZero();
        assertThat(evaluation.perRound().metric()).isEqualTo(Metric.WITHIN_SITE_ROC_AUC);
        assertThat(evaluation.perRound().value()).isCloseTo(areas.average().orElseThrow(), within(1e-4));
        assertThat(evaluation.headline()).isNull();
        assertThat(evaluation.rows()).isEqualTo(CountRange.of(total(world.sites(), UpdateLayout.ROWS_EVALUATED)));
    }

    @Test
    void roundGoesOnWhenTheServerIsReplacedBetweenAllSteps() throws IOException {
        var world = new World(folder, 4);
        var plan = Plans.small();
        var order = world.begin(plan);
        var before = world.model(order.runId(), 0);
        List<SiteStep> steps =
                List.of(TestSite::advertise, TestSite::share, TestSite::contribute, TestSite::agree, TestSite::unmask);
        for (var step : steps) {
            for (var site : world.sites()) {
                step.take(site);
                world.restart();
            }
            boolean stepped = true;
            while (stepped) {
                stepped = world.service().driver().stepOne();
                world.restart();
            }
        }

        assertThat(world.model(order.runId(), 1)).isEqualTo(expected(plan, before, world.sites()));
        assertThat(world.events(RunEventKind.ROUND_COMPLETED)).hasSize(1);
    }

    @Test
    void overheadIsTheRoundsTimeLessTheSlowestSites() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.small());
        for (var site : world.sites()) {
            site.progress(SitePhase.TRAINING, 0.5, 1);
        }
        world.pass(Duration.ofSeconds(8));
        for (var site : world.sites()) {
            site.progress(SitePhase.TRAINED, 1, site == world.site(1) ? 7.5 : 3);
        }
        world.completeRound(world.sites());

        var round = Objects.requireNonNull(
                world.events(RunEventKind.ROUND_COMPLETED).getFirst().round());
        assertThat(round.seconds()).isEqualTo(8);
        assertThat(round.overheadSeconds()).isEqualTo(0.5);
        assertThat(round.phase()).isEqualTo(RoundPhase.COMPLETED);
    }

    private interface SiteStep {
        void take(TestSite site) throws IOException;
    }
}
