package io.covalence.aggregation.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.support.Mortal;
import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.plan.Schedule;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.run.RunOrder;
import io.covalence.contract.run.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random operations on four sites and the service, on a clock that they move: steps, repetitions, strays, lost answers, silence,
 * departures, killed connectors, killed services. Site {@code i} contributes {@code 10^i}, so the digits of every sum say who is
 * in it, and how often. {@code -Dsimulation.seed=S} takes other operations.
 */
class SimulationTest {
    private static final int OPERATIONS = 10_000;
    private static final int SITES = 4;
    private static final long SEED = Long.getLong("simulation.seed", 20_260_302);

    private final SplittableRandom random = new SplittableRandom(SEED);

    @TempDir
    Path folder;

    @Test
    void noSumCountsASiteTwiceAndEveryModelFollowsFromItsSum() throws IOException {
        var world = new World(folder, SITES);
        world.with(Map.of("COVALENCE_LEASE_SECONDS", "5", "COVALENCE_AGGREGATION_SECONDS", "10"));
        world.mortalise();
        var plan = plan();
        var order = world.begin(plan);
        var members = new ArrayList<SimulatedSite>();
        for (int i = 0; i < SITES; i++) {
            world.site(i).contributing(Math.round(Math.pow(10, i)));
            members.add(new SimulatedSite(world.site(i), random.split()));
        }
        var witness = new Witness(world, plan);
        for (int operation = 0; operation < OPERATIONS; operation++) {
            operate(world, members);
            if (operation % 50 == 0) {
                witness.look();
                order = again(world, order);
            }
        }
        witness.look();
        int before = witness.completed();
        for (int calm = 0; calm < 200 && witness.completed() < before + 2; calm++) {
            for (var member : members) {
                member.proceed();
            }
            world.drive();
            world.clock().advance(Duration.ofSeconds(1));
            witness.look();
            order = again(world, order);
        }

        assertThat(witness.completed()).as("rounds after the storm").isGreaterThanOrEqualTo(before + 2);
        assertThat(before).as("rounds in the storm").isGreaterThan(20);
        assertThat(witness.failed()).as("attempts that failed").isGreaterThan(5);
        assertThat(witness.retried()).as("attempts after the first").isGreaterThan(2);
        assertThat(witness.partial()).as("sums without somebody").isGreaterThan(2);
    }

    private void operate(World world, List<SimulatedSite> members) throws IOException {
        var member = members.get(random.nextInt(SITES));
        if (random.nextInt(40) == 0) {
            world.mortal().dieAt(random.nextInt(3), random.nextBoolean());
        }
        try {
            switch (random.nextInt(100)) {
                case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 -> member.repeat();
                case 10, 11, 12 -> member.stray();
                case 13, 14, 15, 16, 17, 18, 19, 20 -> member.proceedUnheard();
                case 21 -> member.killed();
                case 22 -> member.site().leave();
                case 23 -> world.restart();
                case 24 -> world.service().upkeep().whenDue();
                case 25, 26, 27 -> world.clock().advance(Duration.ofMillis(random.nextInt(8_000)));
                case 28 -> members.forEach(other -> other.site().live());
                default -> {
                    if (random.nextInt(3) == 0) {
                        world.service().driver().stepOne();
                    } else {
                        member.proceed();
                    }
                }
            }
            world.mortal().dieAt(Integer.MAX_VALUE, false);
        } catch (Mortal.Killed killed) {
            world.restart();
            if (random.nextInt(4) == 0) {
                world.clock().advance(Duration.ofSeconds(16));
            }
        }
    }

    /** Another run of the study when the last one has failed. */
    private static RunOrder again(World world, RunOrder last) throws IOException {
        boolean ended = world.service()
                .database()
                .tenant(
                        last.tenantId(),
                        transaction -> transaction
                                .first(
                                        "select state from run where run_id = ?",
                                        row -> row.constant("state", RunState.class)
                                                .ended(),
                                        last.runId())
                                .orElseThrow());
        if (!ended) {
            return last;
        }
        var next = new RunOrder(
                world.ids().run(),
                last.tenantId(),
                last.studyId(),
                last.plan(),
                last.planSha256(),
                world.sites().stream().map(TestSite::participant).toList());
        world.service().orders().place(next.runId(), next);
        return next;
    }

    private static StudyPlan plan() {
        return Plans.tiny().with(new Schedule(10_000, 60, 20)).plan();
    }
}
