package io.covalence.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.RunId;
import org.junit.jupiter.api.Test;

class SeedsTest {
    private static final StudyPlan PLAN = Plans.classification(1);

    /** First eight bytes of what Python's hashlib.sha256 says of the four lines with the plan's seed 7. */
    @Test
    void seedIsTheBeginningOfADigest() {
        assertThat(Seeds.training(PLAN, new RunId("run_a"), 3)).isEqualTo(-1228618528362930940L);
        assertThat(Seeds.initialModel(PLAN, new RunId("run_a"))).isEqualTo(5552168731642378787L);
    }

    @Test
    void everyRunAndRoundHasASeedOfItsOwn() {
        assertThat(Seeds.training(PLAN, new RunId("run_a"), 3))
                .isNotEqualTo(Seeds.training(PLAN, new RunId("run_b"), 3))
                .isNotEqualTo(Seeds.training(PLAN, new RunId("run_a"), 4));
    }
}
