package io.covalence.contract.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.round.RoundKind;
import org.junit.jupiter.api.Test;

class UpdateLayoutTest {
    private final StudyPlan plan = Plans.classification(12);

    /** Each parameter is of 32 bits; 4 limbs that every round has, and 4 for each of 12 columns, are of 64. */
    @Test
    void theBytesOfATrainingRoundAreItsValuesAndItsLimbs() {
        assertThat(UpdateLayout.of(plan, RoundKind.TRAINING).bytes())
                .isEqualTo(4 * plan.parameters() + 8 * (4 + 4 * 12));
    }

    @Test
    void anEvaluationRoundSendsNoValues() {
        var layout = UpdateLayout.of(plan, RoundKind.EVALUATION);

        assertThat(layout.bytes()).isEqualTo(8L * layout.limbs());
    }
}
