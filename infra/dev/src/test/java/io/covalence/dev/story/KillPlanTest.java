package io.covalence.dev.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KillPlanTest {
    @Test
    void siteComesBeforeRound() {
        assertThat(KillPlan.parse("2@3")).isEqualTo(new KillPlan(2, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "2@", "@3", "2@3@4", "a@b"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> KillPlan.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
