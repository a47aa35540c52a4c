package io.covalence.aggregation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.aggregation.support.Plans;
import org.junit.jupiter.api.Test;

class InitialModelTest {
    @Test
    void weightsAreXavierNormalAndBiasesZero() {
        var model = InitialModel.of(Plans.large());
        assertThat(model).hasSize(1_055_244); // 2048 * 512 + 512 + 512 * 12 + 12
        double squares = 0;
        double sum = 0;
        int weights = 2_048 * 512;
        for (int i = 0; i < weights; i++) {
            sum += model[i];
            squares += (double) model[i] * model[i];
        }
        // variance 2 / (2048 + 512); five standard errors of a million normal draws
        assertThat(squares / weights).isEqualTo(2.0 / 2_560, within(2.0 / 2_560 * 5 * Math.sqrt(2.0 / weights)));
        assertThat(sum / weights).isEqualTo(0, within(5 * Math.sqrt(2.0 / 2_560 / weights)));
        for (int i = weights; i < weights + 512; i++) {
            assertThat(model[i]).isZero();
        }
        assertThat(model[weights + 512]).isNotZero();
        assertThat(model[model.length - 1]).isZero();
    }

    @Test
    void seedAloneDecides() {
        assertThat(InitialModel.of(Plans.small())).isEqualTo(InitialModel.of(Plans.small()));
    }
}
