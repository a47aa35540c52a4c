package io.covalence.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.plan.algorithm.FedSgd;
import io.covalence.contract.plan.work.Learning;
import io.covalence.contract.plan.work.Training;
import org.junit.jupiter.api.Test;

class FedSgdTest {
    private static final Training ONCE = new Training(0.1, 0, 0, 64, 1, 7);

    @Test
    void oneStepWithoutMomentumIsAsked() {
        assertThat(plan(ONCE).violations()).isEmpty();
        assertThat(plan(ONCE.withLocalUpdates(1)).violations()).isEmpty();
        assertThat(plan(ONCE.withLocalUpdates(2)).violations())
                .extracting(Violation::pointer)
                .containsExactly("/work/training/localUpdates");
        assertThat(plan(new Training(0.1, 0.9, 0, 64, 1, 7)).violations())
                .extracting(Violation::pointer)
                .containsExactly("/work/training/momentum");
    }

    private static StudyPlan plan(Training training) {
        var plan = Plans.classification(2);
        var old = plan.learning();
        return plan.with(new Learning(old.task(), old.architecture(), training, new FedSgd(), old.evaluation()));
    }
}
