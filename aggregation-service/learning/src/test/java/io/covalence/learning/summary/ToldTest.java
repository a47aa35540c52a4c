package io.covalence.learning.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.task.BinaryLabels;
import io.covalence.contract.plan.work.WarmStart;
import io.covalence.contract.round.RoundKind;
import io.covalence.testkit.TestPlans;
import org.junit.jupiter.api.Test;

class ToldTest {
    private static final StudyPlan PLAN = TestPlans.binary(1).plan();
    private static final StudyPlan STARTING = PLAN.with(PLAN.learning()
            .startingFrom(new WarmStart(new RunId("run_" + "a".repeat(20)), 3, "c".repeat(64))));

    private static Told told(StudyPlan plan, int version) {
        var limbs = new long[UpdateLayout.of(plan, RoundKind.TRAINING).limbs()];
        limbs[UpdateLayout.ROWS_EVALUATED] = 40;
        int first = UpdateLayout.targetLimb(plan, 0);
        limbs[first + BinaryLabels.PAIRS] = 100;
        limbs[first + BinaryLabels.CONCORDANT] = 100 * 1_024;
        limbs[first + BinaryLabels.LABELLED] = 40;
        return Told.of(plan, RoundKind.TRAINING, version, limbs, 3);
    }

    /** The others send zeros, so the figures would be those of one site, which could make the version the best one for ever. */
    @Test
    void figuresOfAModelThatHonestSitesDoNotScoreAreNotRead() {
        assertThat(told(STARTING, 0)).isEqualTo(Told.NOTHING);
        assertThat(told(STARTING, 1).evaluation()).isPresent();
        assertThat(told(PLAN, 0).evaluation()).isPresent();
    }
}
