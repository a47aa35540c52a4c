package io.covalence.learning.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.round.RoundKind;
import io.covalence.learning.Plans;
import io.covalence.secagg.ByteString;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.fixedpoint.FixedPoint;
import org.junit.jupiter.api.Test;

class PlanEncodingTest {
    private static final ByteString NOTHING = ByteString.of(new byte[ByteString.KEY_SIZE]);
    private static final RoundContext ROUND =
            new RoundContext("ten_1", "std_1", "run_1", NOTHING, 1, 1, NOTHING, NOTHING);

    @Test
    void everyBoundIsThePlans() {
        assertThat(PlanEncoding.fixedPoint(Plans.regression()))
                .isEqualTo(new FixedPoint(10, 1, 100_000, 50, RingWidth.BITS_32));
    }

    @Test
    void trainingCarriesTheModelAndEvaluationNone() {
        var plan = Plans.classification(12);
        assertThat(PlanEncoding.layout(plan, RoundKind.TRAINING, ROUND).values())
                .isEqualTo((int) plan.parameters());
        assertThat(PlanEncoding.layout(plan, RoundKind.EVALUATION, ROUND).values())
                .isZero();
    }

    @Test
    void limbsOfEitherKindAreThePlans() {
        for (var kind : RoundKind.values()) {
            var layout = PlanEncoding.layout(Plans.classification(12), kind, ROUND);
            var expected = UpdateLayout.of(Plans.classification(12), kind);
            assertThat(layout.stepLimbs()).isEqualTo(expected.stepLimbs());
            assertThat(layout.reportLimbs()).isEqualTo(expected.reportLimbs());
        }
    }

    /** Blocks of 2^14; 541,313 parameters fill 33 of them and a part of one. */
    @Test
    void narrowRingFillsUpItsLastBlock() {
        var plan = Plans.regression(16);
        assertThat(plan.parameters()).isEqualTo(2_049 * 256 + 256 + 256 * 64 + 64 + 64 + 1);
        assertThat(PlanEncoding.layout(plan, RoundKind.TRAINING, ROUND).values())
                .isEqualTo(34 << 14);
    }
}
