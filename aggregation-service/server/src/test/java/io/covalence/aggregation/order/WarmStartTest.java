package io.covalence.aggregation.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.aggregation.blob.Digests;
import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.TestSite;
import io.covalence.aggregation.support.World;
import io.covalence.contract.id.TenantId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.work.WarmStart;
import io.covalence.contract.problem.Problem;
import io.covalence.contract.problem.ProblemException;
import io.covalence.contract.problem.ProblemType;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.RunOrder;
import io.covalence.learning.step.VersionHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that begins with the model of another one. */
class WarmStartTest {
    private static final StudyPlan PLAN = Plans.tiny().withRounds(2).plan();

    @TempDir
    Path folder = Path.of("");

    private World world = new World(Path.of("target/unused"), 0);
    private RunOrder first = new World(Path.of("target/unused"), 0).order(PLAN);

    @BeforeEach
    void succeedOnce() throws IOException {
        world = new World(folder, 3);
        first = world.begin(PLAN);
        for (int round = 0; round < 3; round++) {
            world.completeRound();
        }
    }

    private WarmStart start(int version) throws IOException {
        return new WarmStart(first.runId(), version, digest(world.model(first.runId(), version)));
    }

    private static StudyPlan starting(StudyPlan plan, WarmStart start) {
        return plan.with(plan.learning().startingFrom(start));
    }

    private RunOrder order(StudyPlan plan) {
        return order(plan, first.tenantId());
    }

    private RunOrder order(StudyPlan plan, TenantId tenantId) {
        var text = Plans.text(plan);
        return new RunOrder(
                world.ids().run(),
                tenantId,
                world.ids().study(),
                text,
                Digests.hex(text.getBytes(StandardCharsets.UTF_8)),
                first.participants());
    }

    private void place(RunOrder order) throws IOException {
        world.service().orders().place(order.runId(), order);
        world.sites().forEach(TestSite::signCharters);
        world.drive();
    }

    private void refused(RunOrder order, String pointer, String message) {
        assertThatThrownBy(() -> place(order)).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.PLAN_OUT_OF_BOUNDS);
            assertThat(problem.errors()).containsExactly(new Problem.FieldError(pointer, message));
        });
    }

    @Test
    void runBeginsWithTheModelThatItsPlanNames() throws IOException {
        var plan = starting(PLAN, start(2));
        var order = order(plan);
        place(order);

        assertThat(world.model(order.runId(), 0)).isEqualTo(world.model(first.runId(), 2));
        var offer = world.site(0).poll().orElseThrow();
        assertThat(offer.kind()).isEqualTo(RoundKind.TRAINING);
        assertThat(offer.modelVersion()).isZero();
        assertThat(offer.modelSha256())
                .isEqualTo(VersionHash.initial(plan, order.runId(), start(2).sha256()))
                .isNotEqualTo(start(2).sha256());
        world.completeRound();
        assertThat(world.model(order.runId(), 1)).isNotEqualTo(world.model(order.runId(), 0));
    }

    @Test
    void versionAndDigestHaveToBeThatRuns() throws IOException {
        var known = start(2);
        for (int version : List.of(1, 3)) {
            refused(
                    order(starting(PLAN, new WarmStart(known.run(), version, known.sha256()))),
                    "/work/start/version",
                    "must be that run's last version, 2");
        }
        refused(
                order(starting(PLAN, new WarmStart(known.run(), 2, start(1).sha256()))),
                "/work/start/sha256",
                "is not the digest of that version's parameters");
    }

    @Test
    void anotherTenantsRunIsNotThere() throws IOException {
        refused(order(starting(PLAN, start(2)), world.ids().tenant()), "/work/start/run", "is no run of this tenant");
    }

    @Test
    void runThatHasNotSucceededIsNothingToBeginWith() throws IOException {
        var under = order(PLAN);
        place(under);
        var model = new WarmStart(under.runId(), 0, digest(world.model(under.runId(), 0)));

        refused(order(starting(PLAN, model)), "/work/start/run", "has not succeeded");
    }

    @Test
    void planWhoseParametersMeanSomethingElseIsRefused() throws IOException {
        refused(
                order(starting(Plans.tiny().withHidden(0, 3).plan(), start(2))),
                "/work/architecture",
                "must be as in the plan of the run that this one begins with");
    }

    private static String digest(float[] values) {
        var bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return Digests.hex(bytes.array());
    }
}
