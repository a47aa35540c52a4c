package io.covalence.connector.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.connector.Plans;
import io.covalence.contract.plan.Features;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitialModelTest {
    @Test
    void weightsHaveGlorotsVarianceAndBiasesAreZero() {
        var plan = Plans.classification(
                new Features("smiles", 1024, List.of()), List.of(256), 0, Plans.training(.1, 0, 0, 1), "a");

        var model = InitialModel.of(plan);

        int weights = 1024 * 256;
        double squares = 0;
        for (int i = 0; i < weights; i++) {
            squares += model[i] * model[i];
        }
        // 2 / (1024 + 256); five standard errors of a variance from 262,144 draws are 1.4 %
        assertThat(squares / weights).isCloseTo(2.0 / 1280, within(0.014 * 2 / 1280));
        assertThat(Arrays.copyOfRange(model, weights, weights + 256)).containsOnly(0f);
        assertThat(model).hasSize(weights + 256 + 256 + 1);
    }
}
