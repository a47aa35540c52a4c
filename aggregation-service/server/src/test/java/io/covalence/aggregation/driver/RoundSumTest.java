package io.covalence.aggregation.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.run.ClipRate;
import io.covalence.contract.run.RunEventKind;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sum of a round is exact to the bit, in every ring and by however many threads. */
class RoundSumTest extends RoundScene {
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
