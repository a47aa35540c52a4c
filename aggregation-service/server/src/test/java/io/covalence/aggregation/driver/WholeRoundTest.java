package io.covalence.aggregation.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.covalence.aggregation.blob.Digests;
import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.metric.CountRange;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.algorithm.FedOpt;
import io.covalence.contract.plan.algorithm.Scaffold;
import io.covalence.contract.plan.task.BinaryLabels;
import io.covalence.contract.plan.work.Training;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.round.RoundPhase;
import io.covalence.contract.round.SitePhase;
import io.covalence.contract.run.ClipRate;
import io.covalence.contract.run.RunEventKind;
import io.covalence.learning.step.VersionHash;
import io.covalence.testkit.TestPlans;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeRoundTest {
    @TempDir
    Path folder;

    @Test
    void sumIsBitExactAndMakesTheNextModel() throws IOException {
        var world = new World(folder, 3);
        var plan = Plans.small();
        var order = world.begin(plan);
        var before = world.model(order.runId(), 0);
        world.completeRound();

        assertThat(world.model(order.runId(), 1)).isEqualTo(expected(plan, before, world.sites()));
    }

    @Test
    void largeVectorsAreSummedOverSeveralChunks() throws IOException {
        var world = new World(folder, 3);
        var plan = Plans.large();
        var order = world.begin(plan);
        var before = world.model(order.runId(), 0);
        world.completeRound();

        assertThat(world.site(0).masked().chunkCount()).isEqualTo(2);
        assertThat(world.model(order.runId(), 1)).isEqualTo(expected(plan, before, world.sites()));
    }

    @ParameterizedTest
    @CsvSource({"16,1", "64,3"})
    void sumIsBitExactInEveryRing(int bits, int chunks) throws IOException {
        var world = new World(folder, 3);
        var plan = Plans.largeInRing(bits);
        var order = world.begin(plan);
        var before = world.model(order.runId(), 0);
        world.completeRound();

        assertThat(world.site(0).masked().chunkCount()).isEqualTo(chunks);
        assertThat(world.model(order.runId(), 1)).isEqualTo(expected(plan, before, world.sites()));
    }

    @Test
    void clipRateIsThatOfTheSummedCounts() throws IOException {
        var world = new World(folder, 3);
        world.begin(Plans.narrow());
        world.completeRound();

        long norms = total(world.sites(), UpdateLayout.CLIPPED_NORMS);
        long coordinates = total(world.sites(), UpdateLayout.CLIPPED_COORDINATES);
        assertThat(norms).isBetween(1L, 3L);
        assertThat(coordinates).isBetween(1L, 3L * 129);
        assertThat(clipped(world, 0)).isEqualTo(new ClipRate(ClipRate.Part.of(norms, 3), coordinates / (3.0 * 130)));

        world.completeRound();
        assertThat(clipped(world, 0)).isNotNull();
        assertThat(clipped(world, 1)).as("an evaluation round has no updates").isNull();
    }

    private static @Nullable ClipRate clipped(World world, int completed) {
        return Objects.requireNonNull(world.events(RunEventKind.ROUND_COMPLETED)
                        .get(completed)
                        .round())
                .clipped();
    }

    @Test
    void severalThreadsMakeTheSameModelAsOne() throws IOException {
        var world = new World(folder, 3);
        var plan = Plans.large(4, 0.5);
        var order = world.begin(plan);
        var before = world.model(order.runId(), 0);
        DropoutTest.upToAgreed(world);
        world.sites().forEach(TestSite::unmask);
        assertThat(world.site(0).masked().chunkCount()).isEqualTo(5);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var service = world.assemble(threads, world.clock());
            boolean stepped = true;
            while (stepped) {
                stepped = service.driver().stepOne();
            }
        }

        assertThat(world.model(order.runId(), 1)).isEqualTo(expected(plan, before, world.sites()));
    }

    @Test
    void twoRunsOfOnePlanStartFromDifferentModels() throws IOException {
        var world = new World(folder, 3);
        var first = world.begin(Plans.small());
        var second = world.begin(Plans.small());

        assertThat(world.model(first.runId(), 0)).isNotEqualTo(world.model(second.runId(), 0));
    }

    @Test
    void sumOfWhichAHelperRanOutOfMemoryIsRefusedAndMadeAgain() throws IOException {
        var world = new World(folder, 3);
        var plan = Plans.large();
        var order = world.begin(plan);
        var before = world.model(order.runId(), 0);
        DropoutTest.upToAgreed(world);
        world.sites().forEach(TestSite::unmask);
        var clock = new StarvedClock(world.clock());
        var starved = world.assemble(clock::starve, clock);
        boolean stepped = true;
        while (stepped) {
            stepped = starved.driver().stepOne();
        }
        assertThat(clock.errors).isPositive();
        assertThat(world.events(RunEventKind.ROUND_COMPLETED)).isEmpty();

        world.clock().advance(Duration.ofSeconds(5));
        world.drive();
        assertThat(world.model(order.runId(), 1)).isEqualTo(expected(plan, before, world.sites()));
    }

    @Test
    void runEndsWithTheEvaluationOfItsLastModel() throws IOException {
        var world = new World(folder, 3);
        var order = world.begin(Plans.small());
        world.completeRound();
        world.completeRound();

        assertThat(world.story())
                .containsExactly(
                        RunEventKind.RUN_STARTED,
                        RunEventKind.CHARTER_AWAITED,
                        RunEventKind.CHARTER_AWAITED,
                        RunEventKind.CHARTER_AWAITED,
                        RunEventKind.CHARTER_AWAITED,
                        RunEventKind.ROUND_OPENED,
                        RunEventKind.PHASE_CHANGED,
                        RunEventKind.PHASE_CHANGED,
                        RunEventKind.PHASE_CHANGED,
                        RunEventKind.PHASE_CHANGED,
                        RunEventKind.PHASE_CHANGED,
                        RunEventKind.PHASE_CHANGED,
                        RunEventKind.ROUND_COMPLETED,
                        RunEventKind.MODEL_EVALUATED,
                        RunEventKind.ROUND_OPENED,
                        RunEventKind.PHASE_CHANGED,
                        RunEventKind.PHASE_CHANGED,
                        RunEventKind.PHASE_CHANGED,
                        RunEventKind.PHASE_CHANGED,
                        RunEventKind.PHASE_CHANGED,
                        RunEventKind.PHASE_CHANGED,
                        RunEventKind.ROUND_COMPLETED,
                        RunEventKind.MODEL_EVALUATED,
                        RunEventKind.RUN_SUCCEEDED);
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

    @Test
    void velocityIsKeptFromRoundToRound() throws IOException {
        var world = new World(folder, 3);
        var plan = Plans.small(2, 3, 0.5);
        var order = world.begin(plan);
        world.completeRound();
        var first = means(plan, world.sites());
        world.completeRound();
        var second = means(plan, world.sites());

        var one = world.model(order.runId(), 1);
        var two = world.model(order.runId(), 2);
        for (int i = 0; i < one.length; i++) {
            assertThat(two[i]).isEqualTo((float) (one[i] + second[i] + 0.5 * (float) first[i]));
        }
    }

    /** By the paper's formulas, in double and stored as float; v begins at the square of the adaptivity. */
    @Test
    void secondMomentIsKeptFromRoundToRound() throws IOException {
        var world = new World(folder, 3);
        var plan = Plans.tiny()
                .withRounds(2)
                .with(new FedOpt(FedOpt.Optimizer.ADAM, 0.1, 0.9, 0.99, 0.01))
                .plan();
        var order = world.begin(plan);
        var model = world.model(order.runId(), 0);
        var m = new float[model.length];
        var v = new float[model.length];
        Arrays.fill(v, (float) (0.01 * 0.01));
        for (int round = 1; round <= 2; round++) {
            world.completeRound();
            var mean = means(plan, world.sites());
            for (int i = 0; i < model.length; i++) {
                double first = 0.9 * m[i] + (1 - 0.9) * mean[i];
                double second = 0.99 * v[i] + (1 - 0.99) * (mean[i] * mean[i]);
                model[i] = (float) (model[i] + 0.1 * (first / (Math.sqrt(second) + 0.01)));
                m[i] = (float) first;
                v[i] = (float) second;
            }
            assertThat(world.model(order.runId(), round)).isEqualTo(model);
        }
    }

    /** Two rounds from the plaintext integer sums, in one chunk and over several. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void controlVariatesAreSummedBesideTheModel(boolean large) throws IOException {
        var world = new World(folder, 4);
        var plan = new TestPlans(large ? Plans.large() : Plans.small())
                .with(new Training(0.1, 0, 0, 64, 1, 7))
                .with(new Scaffold(0.5, 10, 0.2))
                .withRounds(3)
                .plan();
        var order = world.begin(plan);
        var model = world.model(order.runId(), 0);
        var control = new float[model.length];
        for (int round = 1; round <= 2; round++) {
            world.completeRound();
            var dx = means(plan, world.sites(), 0);
            var dc = means(plan, world.sites(), 1);
            for (int i = 0; i < model.length; i++) {
                model[i] = (float) (model[i] + 0.5 * dx[i]);
                control[i] = (float) (control[i] + dc[i]);
            }
            assertThat(world.model(order.runId(), round)).isEqualTo(model);
            assertThat(world.vector(order.runId(), round, "control")).isEqualTo(control);
        }
        assertThat(world.site(0).poll().orElseThrow().modelSha256())
                .as("what sites start from is what is signed")
                .isEqualTo(VersionHash.of(
                        plan, order.runId(), 2, Map.of("model", sha256(model), "control", sha256(control))));
    }

    @Test
    void absentSiteCountsInTheShareOfTheControlVariates() throws IOException {
        var world = new World(folder, 4);
        var plan = new TestPlans(Plans.small())
                .with(new Training(0.1, 0, 0, 64, 1, 7))
                .with(new Scaffold(0.5, 10, 0.2))
                .plan();
        var order = world.begin(plan);
        var three = world.sites().subList(0, 3);
        world.deal(world.sites());
        world.clock().advance(Duration.ofSeconds(19));
        world.mask(three);
        world.clock().advance(Duration.ofSeconds(1));
        world.drive();
        world.open(three);
        var dc = means(plan, three, 1);

        var control = world.vector(order.runId(), 1, "control");
        for (int i = 0; i < control.length; i++) {
            assertThat(control[i]).isEqualTo((float) (0.75 * dc[i]));
        }
    }

    @Test
    void whatOnlyTheServiceRemembersIsNoSitesToSee() throws IOException {
        var world = new World(folder, 3);
        var order = world.begin(Plans.large(1, 0.5));
        world.completeRound();

        assertThatThrownBy(() -> world.vector(order.runId(), 1, "momentum")).isInstanceOf(ProblemException.class);
    }

    private static String sha256(float[] values) {
        var bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        var sha256 = Digests.sha256();
        sha256.update(bytes.array());
        return Digests.finish(sha256);
    }

    private interface SiteStep {
        void take(TestSite site) throws IOException;
    }

    /** The plaintext integer sum, and federated averaging with rate 1 on it. */
    static float[] expected(StudyPlan plan, float[] before, List<TestSite> members) {
        var mean = means(plan, members);
        var after = new float[before.length];
        for (int i = 0; i < after.length; i++) {
            after[i] = (float) (before[i] + mean[i]);
        }
        return after;
    }

    private static double[] means(StudyPlan plan, List<TestSite> members) {
        return means(plan, members, 0);
    }

    /** Of the vector of that number. */
    private static double[] means(StudyPlan plan, List<TestSite> members, int vector) {
        int vectors = plan.vectors().size();
        var encoding = members.getFirst().encoding();
        var sums = new long[members.getFirst().values().length];
        for (var site : members) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += site.values()[i];
            }
        }
        long weight = vector == 0 ? total(members, UpdateLayout.WEIGHT) : 16L * members.size();
        var mean = encoding.mean(vector, weight, members.size());
        var means = new double[Math.toIntExact(plan.parameters())];
        int turn = vectors * encoding.segment();
        for (int at = 0; at < sums.length; at += turn) {
            int count = Math.min(turn, sums.length - at) / vectors;
            int from = at + vector * count;
            var part = mean.of(at / vectors, Arrays.copyOfRange(sums, from, from + count), count);
            System.arraycopy(part, 0, means, at / vectors, part.length);
        }
        return means;
    }

    private static long total(List<TestSite> members, int limb) {
        return members.stream().mapToLong(site -> site.limbs()[limb]).sum();
    }

    /** A clock that finds no memory while a helper asks it. */
    private static final class StarvedClock extends Clock {
        private final Clock clock;
        private boolean helping;
        private int errors;

        StarvedClock(Clock clock) {
            this.clock = clock;
        }

        /** Runs a helper as a pool does: its errors reach nobody. */
        void starve(Runnable helper) {
            helping = true;
            new FutureTask<>(helper, true).run();
            helping = false;
        }

        @Override
        public Instant instant() {
            if (helping) {
                errors++;
                throw new OutOfMemoryError("no memory for a helper");
            }
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
