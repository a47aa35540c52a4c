package io.covalence.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LoadPlanTest {
    @ParameterizedTest
    @ValueSource(ints = {100_000, 1_000_000, 10_000_000})
    void mayBeRunAndHasTheParametersThatAreAskedFor(int words) {
        var plan = LoadPlan.draft(words, 3, 600).plan();
        assertThat(plan.violations()).isEmpty();
        assertThat(plan.parameters()).isCloseTo(words, withPercentage(0.5));
    }
}
