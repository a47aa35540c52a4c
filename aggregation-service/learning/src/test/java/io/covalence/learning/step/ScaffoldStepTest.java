package io.covalence.learning.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.algorithm.Scaffold;
import io.covalence.testkit.TestPlans;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScaffoldStepTest {
    /** Two rounds, 3 and then 2 of 4 sites in the sum, written out value by value. */
    @Test
    void stateIsThatOfTheFormulasBitForBit() {
        var random = new SplittableRandom(1);
        int length = 1_000;
        var x = new float[length];
        var c = new float[length];
        for (int i = 0; i < length; i++) {
            x[i] = (float) random.nextDouble(-1, 1);
        }
        var state = new HeldState(new ScaffoldStep(0.7), x.clone());
        for (int sites = 3; sites >= 2; sites--) {
            var dx = random.doubles(length, -1, 1).toArray();
            var dc = random.doubles(length, -5, 5).toArray();
            for (int i = 0; i < length; i++) {
                x[i] = (float) (x[i] + 0.7 * dx[i]);
                c[i] = (float) (c[i] + sites / 4.0 * dc[i]);
            }

            state.advance(new Means(Map.of(StateVector.MODEL, dx, Scaffold.CONTROL, dc), sites, 4));

            assertThat(state.model()).isEqualTo(x);
            assertThat(state.vector(Scaffold.CONTROL)).isEqualTo(c);
        }
    }

    /** A version that differs in its control variate alone is another one. */
    @Test
    void hashOfAVersionCoversItsControlVariate() {
        var plan = TestPlans.binary(1).with(new Scaffold(1, 10, 1)).plan();
        var model = "ab".repeat(32);
        var control = "cd".repeat(32);

        var hash = VersionHash.of(plan, new RunId("run_a"), 3, Map.of("model", model, "control", control));

        assertThat(hash)
                .isEqualTo(StateHash.of(
                        new RunId("run_a"),
                        3,
                        3,
                        List.of(
                                new StateHash.Covered("model", 65, model),
                                new StateHash.Covered("control", 65, control))))
                .isNotEqualTo(VersionHash.of(plan, new RunId("run_a"), 3, Map.of("model", model, "control", model)))
                .isNotEqualTo(VersionHash.of(plan, new RunId("run_b"), 3, Map.of("model", model, "control", control)));
    }

    /** SHA-256 of 65 zeros as float32, 260 bytes, by sha256sum. */
    @Test
    void controlOfVersionZeroIsZero() {
        var plan = TestPlans.binary(1).with(new Scaffold(1, 10, 1)).plan();
        var model = "ab".repeat(32);

        assertThat(VersionHash.initial(plan, new RunId("run_a"), model))
                .isEqualTo(VersionHash.of(
                        plan,
                        new RunId("run_a"),
                        0,
                        Map.of(
                                "model",
                                model,
                                "control",
                                "9c0095c04ef53d9df41602f3783c90ef3c3e27cc9d0b38262d23930db6313f5a")));
    }

    @Test
    void planChoosesIt() {
        assertThat(ServerSteps.of(
                        TestPlans.binary(1).with(new Scaffold(0.5, 10, 1)).plan()))
                .isEqualTo(new ScaffoldStep(0.5));
    }
}
