package io.covalence.learning.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.contract.plan.algorithm.FedProx;
import io.covalence.contract.plan.algorithm.FedSgd;
import io.covalence.contract.plan.algorithm.Scaffold;
import io.covalence.learning.Plans;
import io.covalence.testkit.TestPlans;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every algorithm. */
class ServerStepTest {
    private static final int LENGTH = 1_000;

    static List<ServerStep> steps() {
        return List.of(
                new FedAvgStep(1, 0),
                new FedAvgStep(0.7, 0.9),
                new FedOptStep(FedOptStep.Rule.ADAM, 0.1, 0.9, 0.99, 1e-3, 0, true),
                new FedOptStep(FedOptStep.Rule.YOGI, 0.1, 0.9, 0.99, 1e-3, 1e-6f, false),
                new FedOptStep(FedOptStep.Rule.ADAGRAD, 0.1, 0, 0, 1e-3, 1e-6f, false),
                new ScaffoldStep(0.7));
    }

    /** Pieces of random lengths, stepped in reverse order, over five versions. */
    @ParameterizedTest
    @MethodSource("steps")
    void stateMayBeCutAnywhereAndSteppedInAnyOrder(ServerStep step) {
        var random = new SplittableRandom(3);
        var whole = vectors(step);
        var pieces = vectors(step);
        for (int version = 0; version < 5; version++) {
            var mean = random.doubles(LENGTH, -1, 1).toArray();
            step.step(version, segment(whole, 0, LENGTH), means(mean));
            for (int end = LENGTH; end > 0; ) {
                int from = Math.max(0, end - random.nextInt(1, 200));
                var part = new double[end - from];
                System.arraycopy(mean, from, part, 0, part.length);
                step.step(version, segment(pieces, from, part.length), means(part));
                end = from;
            }
        }
        assertThat(whole.keySet()).hasSize(1 + step.memory().size());
        for (var name : whole.keySet()) {
            assertThat(pieces.get(name)).as(name).isEqualTo(whole.get(name));
            assertThat(whole.get(name))
                    .as("%s is stepped", name)
                    .isNotEqualTo(vectors(step).get(name));
        }
    }

    private static Means means(double[] mean) {
        return new Means(Map.of(StateVector.MODEL, mean, Scaffold.CONTROL, mean), 2, 3);
    }

    @Test
    void stateWithoutAVectorOfTheStepIsRefused() {
        var state = new StateSegment(Map.of(StateVector.MODEL, FloatBuffer.allocate(1)));
        assertThatThrownBy(() -> new FedAvgStep(1, 0.5).step(0, state, Means.ofModel(new double[] {1})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("momentum");
    }

    @Test
    void planChoosesTheStep() {
        assertThat(ServerSteps.of(Plans.regression())).isEqualTo(new FedAvgStep(1, 0));
        assertThat(ServerSteps.of(TestPlans.binary(1).with(new FedProx(0.5, 1)).plan()))
                .isEqualTo(new FedAvgStep(0.5, 0));
        assertThat(ServerSteps.of(TestPlans.binary(1).with(new FedSgd()).plan()))
                .isEqualTo(new FedAvgStep(1, 0));
    }

    private static Map<String, float[]> vectors(ServerStep step) {
        var vectors = new HashMap<String, float[]>();
        vectors.put(StateVector.MODEL, new float[LENGTH]);
        for (var vector : step.memory()) {
            var values = new float[LENGTH];
            Arrays.fill(values, vector.initial());
            vectors.put(vector.name(), values);
        }
        return vectors;
    }

    private static StateSegment segment(Map<String, float[]> vectors, int from, int count) {
        var buffers = new HashMap<String, FloatBuffer>();
        vectors.forEach((name, values) ->
                buffers.put(name, FloatBuffer.wrap(values, from, count).slice()));
        return new StateSegment(buffers);
    }
}
