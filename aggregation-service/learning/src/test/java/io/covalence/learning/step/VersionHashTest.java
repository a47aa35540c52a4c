package io.covalence.learning.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.algorithm.FedOpt;
import io.covalence.testkit.TestPlans;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VersionHashTest {
    private static final String MODEL = "ab".repeat(32);

    @Test
    void whereSitesStartFromTheModelAloneItIsTheModelsOwn() {
        var averaged = TestPlans.binary(1).plan();
        var adaptive = TestPlans.binary(1)
                .with(new FedOpt(FedOpt.Optimizer.ADAM, 0.1, 0.9, 0.99, 1e-3))
                .plan();

        assertThat(VersionHash.of(averaged, new RunId("run_a"), 3, Map.of("model", MODEL)))
                .isEqualTo(MODEL);
        assertThat(VersionHash.of(
                        adaptive, new RunId("run_a"), 3, Map.of("model", MODEL, "first-moment", "0".repeat(64))))
                .isEqualTo(MODEL);
        assertThat(VersionHash.initial(adaptive, new RunId("run_a"), MODEL)).isEqualTo(MODEL);
    }

    @Test
    void versionWithoutAModelIsRefused() {
        assertThatThrownBy(() -> VersionHash.of(TestPlans.binary(1).plan(), new RunId("run_a"), 3, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
