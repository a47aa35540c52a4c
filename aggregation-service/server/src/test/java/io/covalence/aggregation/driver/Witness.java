package io.covalence.aggregation.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.support.World;
import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.RoundSummary;
import io.covalence.contract.run.RunEvent;
import io.covalence.learning.encoding.PlanEncoding;
import io.covalence.secagg.fixedpoint.FixedPoint;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Reads what happens in a simulation, and finds every round in which something is wrong. */
final class Witness {
    private final World world;
    private final FixedPoint fixedPoint;
    private final Map<RunId, RoundSummary> open = new HashMap<>();
    private long cursor;
    private int completed;
    private int failed;
    private int retried;
    private int partial;

    Witness(World world, StudyPlan plan) {
        this.world = world;
        this.fixedPoint = PlanEncoding.fixedPoint(plan);
    }

    int completed() {
        return completed;
    }

    int failed() {
        return failed;
    }

    int retried() {
        return retried;
    }

    int partial() {
        return partial;
    }

    void look() throws IOException {
        var page = world.service().outbox().read(cursor, 1_000);
        while (!page.items().isEmpty()) {
            for (var event : page.items()) {
                see(event);
            }
            cursor = page.next();
            page = world.service().outbox().read(cursor, 1_000);
        }
    }

    private void see(RunEvent event) throws IOException {
        switch (event.kind()) {
            case ROUND_OPENED -> {
                var round = Objects.requireNonNull(event.round());
                assertThat(open.put(event.runId(), round))
                        .as("only one round of a run is open")
                        .isNull();
                retried += round.attempt() > 1 ? 1 : 0;
            }
            case ROUND_FAILED -> {
                end(event);
                failed++;
            }
            case ROUND_COMPLETED -> end(event);
            case MODEL_EVALUATED -> check(event);
            default -> {}
        }
    }

    private void end(RunEvent event) {
        var opened = Objects.requireNonNull(open.remove(event.runId()));
        assertThat(Objects.requireNonNull(event.round()).roundId()).isEqualTo(opened.roundId());
    }

    /** Of a training round the model shows what was summed: every value of a site is a power of ten of its own. */
    private void check(RunEvent event) throws IOException {
        completed++;
        var round = Objects.requireNonNull(event.round());
        partial += round.sitesIn() < world.sites().size() ? 1 : 0;
        if (round.kind() == RoundKind.TRAINING) {
            checkModel(event.runId(), round);
        }
    }

    private void checkModel(RunId runId, RoundSummary round) throws IOException {
        var before = world.model(runId, round.modelVersion());
        var after = world.model(runId, round.newModelVersion());
        // All weights are 1.
        double unit = FixedPoint.WEIGHTS / fixedPoint.scale() / round.sitesIn();
        long sum = Math.round((after[0] - before[0]) / unit);
        int sites = 0;
        for (long digits = sum; digits > 0; digits /= 10) {
            assertThat(digits % 10).as("times that a site is in the sum " + sum).isLessThanOrEqualTo(1);
            sites += (int) (digits % 10);
        }
        assertThat(sites).isEqualTo(round.sitesIn());
        for (int i = 0; i < before.length; i++) {
            assertThat(after[i]).isEqualTo((float) (before[i] + sum * unit));
        }
    }
}
