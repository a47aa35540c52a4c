package io.covalence.learning.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.algorithm.FedOpt;
import io.covalence.contract.plan.work.WarmStart;
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

    /** Not that of any run's version, so that one sum more may come of it; and the same in every run, so that it is one. */
    @Test
    void versionThatARunBeginsWithHasAHashOfItsBytesAlone() {
        var plan = TestPlans.binary(1).plan();
        var first = starting(plan, 'a', 3);

        var hash = VersionHash.initial(first, new RunId("run_b"), MODEL);
        assertThat(hash)
                .isNotEqualTo(MODEL)
                .isEqualTo(VersionHash.initial(starting(plan, 'b', 0), new RunId("run_c"), MODEL))
                .isEqualTo(VersionHash.of(first, new RunId("run_b"), 0, Map.of("model", MODEL)));
        assertThat(VersionHash.initial(first, new RunId("run_b"), "d".repeat(64)))
                .isNotEqualTo(hash);
        assertThat(VersionHash.of(first, new RunId("run_b"), 1, Map.of("model", MODEL)))
                .isEqualTo(MODEL);
    }

    private static StudyPlan starting(StudyPlan plan, char run, int version) {
        var start = new WarmStart(new RunId("run_" + String.valueOf(run).repeat(20)), version, MODEL);
        return plan.with(plan.learning().startingFrom(start));
    }

    @Test
    void versionWithoutAModelIsRefused() {
        assertThatThrownBy(() -> VersionHash.of(TestPlans.binary(1).plan(), new RunId("run_a"), 3, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
