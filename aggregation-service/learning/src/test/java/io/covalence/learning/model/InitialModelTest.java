package io.covalence.learning.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.covalence.contract.id.RunId;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.architecture.Initialisation;
import io.covalence.contract.plan.architecture.Linear;
import io.covalence.contract.plan.task.WeibullSurvival;
import io.covalence.learning.Plans;
import io.covalence.testkit.TestPlans;
import org.junit.jupiter.api.Test;

class InitialModelTest {
    private static final StudyPlan PLAN = Plans.classification(12);

    @Test
    void weightsAreXavierUniformAndBiasesZero() {
        var model = InitialModel.parameters(PLAN, new RunId("run_a"));
        assertThat(model).hasSize(1_055_244); // 2048 * 512 + 512 + 512 * 12 + 12
        double bound = Math.sqrt(6.0 / 2_560);
        double squares = 0;
        double sum = 0;
        double largest = 0;
        int weights = 2_048 * 512;
        for (int i = 0; i < weights; i++) {
            sum += model[i];
            largest = Math.max(largest, Math.abs(model[i]));
            squares += (double) model[i] * model[i];
        }
        // variance 2 / (2048 + 512); five standard errors: the square of a uniform draw has the variance 4/45 b^4
        assertThat(squares / weights).isEqualTo(2.0 / 2_560, within(bound * bound * 5 * Math.sqrt(4.0 / 45 / weights)));
        assertThat(sum / weights).isEqualTo(0, within(5 * Math.sqrt(2.0 / 2_560 / weights)));
        assertThat(largest).isBetween(0.9999 * bound, bound);
        for (int i = weights; i < weights + 512; i++) {
            assertThat(model[i]).isZero();
        }
        assertThat(model[weights + 512]).isNotZero();
        assertThat(model[model.length - 1]).isZero();
    }

    /** Computed with Python's hashlib and math from the Javadoc's words. */
    @Test
    void everyProcessDrawsTheSameParameters() {
        var model = InitialModel.of(PLAN, new RunId("run_a"));
        assertThat(model.next()).isEqualTo((float) 0.028083612717621907);
        assertThat(model.next()).isEqualTo((float) -0.017213525408875215);
        assertThat(model.next()).isEqualTo((float) -0.022147195132570227);
    }

    @Test
    void weightsAndBiasesAreDrawnByTheInputsAloneWhereThePlanSaysSo() {
        var model = InitialModel.parameters(linear(Initialisation.FAN_IN), new RunId("run_a"));

        double bound = 1 / Math.sqrt(64); // PyTorch's Linear: kaiming_uniform_ with a = sqrt(5), and the bias alike
        assertThat(model).hasSize(65 * 200);
        double largestWeight = 0;
        double largestBias = 0;
        for (int i = 0; i < model.length; i++) {
            largestWeight = Math.max(largestWeight, i < 64 * 200 ? Math.abs(model[i]) : 0);
            largestBias = Math.max(largestBias, i < 64 * 200 ? 0 : Math.abs(model[i]));
        }
        assertThat(largestWeight).isBetween(0.99 * bound, bound);
        assertThat(largestBias).isBetween(0.9 * bound, bound);
    }

    @Test
    void theConstantsOfATaskFollowTheBiasesAndBeginAtZero() {
        var plan = new TestPlans(linear(Initialisation.FAN_IN))
                .with(new WeibullSurvival("time", "event", 365))
                .plan();

        var model = InitialModel.parameters(plan, new RunId("run_a"));

        assertThat(model).hasSize(64 + 1 + 1);
        assertThat(model[64]).as("bias").isNotZero();
        assertThat(model[65]).as("logarithm of the shape").isZero();
    }

    private static StudyPlan linear(Initialisation initialisation) {
        return TestPlans.binary(200).with(new Linear(initialisation)).plan();
    }

    @Test
    void twoRunsOfOnePlanStartFromDifferentModels() {
        assertThat(InitialModel.parameters(PLAN, new RunId("run_a")))
                .isEqualTo(InitialModel.parameters(PLAN, new RunId("run_a")));
        assertThat(InitialModel.parameters(PLAN, new RunId("run_a")))
                .isNotEqualTo(InitialModel.parameters(PLAN, new RunId("run_b")));
    }

    @Test
    void nothingFollowsTheLastBias() {
        var model = InitialModel.of(Plans.regression(), new RunId("run_a"));
        for (long i = 0; i < Plans.regression().parameters(); i++) {
            model.next();
        }
        assertThatThrownBy(model::next).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
