package io.covalence.aggregation.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.aggregation.support.Plans;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.TargetScore;
import org.junit.jupiter.api.Test;

class EvaluationsTest {
    @Test
    void rootMeanSquareErrorComesFromSums() {
        var plan = Plans.regression();
        var limbs = new long[UpdateLayout.of(plan, RoundKind.EVALUATION).limbs()];
        limbs[UpdateLayout.ROWS_EVALUATED] = 10;
        limbs[UpdateLayout.errorLimb(0)] = 4;
        limbs[UpdateLayout.errorLimb(0) + 1] = 9L << 20; // errors 0, 0, 0, 3: sqrt(9 / 4) = 1.5

        var evaluation = Evaluations.read(plan, 5, limbs).orElseThrow();
        assertThat(evaluation.modelVersion()).isEqualTo(5);
        assertThat(evaluation.rows()).isEqualTo(10);
        assertThat(evaluation.metric()).isEqualTo(1.5);
        assertThat(evaluation.targets())
                .containsExactly(
                        new TargetScore("Solubility", 4, 0, 1.5), new TargetScore("Lipophilicity", 0, 0, null));
    }

    @Test
    void targetWithOneClassIsLeftOutOfTheMean() {
        var plan = Plans.small();
        var limbs = new long[UpdateLayout.of(plan, RoundKind.TRAINING).limbs()];
        limbs[UpdateLayout.histogramLimb(plan, 0, 0)] = 2; // bin 0
        limbs[UpdateLayout.histogramLimb(plan, 0, 1) + 1] = 1; // bin 1
        limbs[UpdateLayout.histogramLimb(plan, 1, 0)] = 4; // bin 0

        var evaluation = Evaluations.read(plan, 0, limbs).orElseThrow();
        assertThat(evaluation.metric()).isEqualTo(1);
        assertThat(evaluation.targets())
                .containsExactly(new TargetScore("T0", 3, 1, 1.0), new TargetScore("T1", 4, 0, null));
    }

    @Test
    void nothingIsReadFromSumsThatNobodyHonestMakes() {
        var plan = Plans.small();
        var limbs = new long[UpdateLayout.of(plan, RoundKind.EVALUATION).limbs()];
        assertThat(Evaluations.read(plan, 0, limbs)).isEmpty();
        limbs[UpdateLayout.histogramLimb(plan, 0, 0)] = -1;
        limbs[UpdateLayout.histogramLimb(plan, 0, 0) + 1] = 5;
        limbs[UpdateLayout.histogramLimb(plan, 0, 1) + 1] = 5;
        assertThat(Evaluations.read(plan, 0, limbs)).isEmpty();
    }
}
