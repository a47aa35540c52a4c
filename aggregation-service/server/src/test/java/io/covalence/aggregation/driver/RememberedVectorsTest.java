package io.covalence.aggregation.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.aggregation.blob.Digests;
import io.covalence.aggregation.support.Plans;
import io.covalence.aggregation.support.World;
import io.covalence.contract.plan.algorithm.FedOpt;
import io.covalence.contract.plan.algorithm.Scaffold;
import io.covalence.contract.plan.work.Training;
import io.covalence.contract.problem.ProblemException;
import io.covalence.learning.step.VersionHash;
import io.covalence.testkit.TestPlans;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a version remembers beside its model goes into the next step, and to nobody who need not see it. */
class RememberedVectorsTest extends RoundScene {
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
}
