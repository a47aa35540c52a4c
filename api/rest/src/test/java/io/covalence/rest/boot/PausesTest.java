package io.covalence.rest.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PausesTest {
    private static final Duration USUAL = Duration.ofMillis(500);

    @Test
    void successKeepsTheUsualPause() {
        assertThat(Pauses.after(USUAL, 0)).isEqualTo(USUAL);
    }

    @Test
    void pausesDoubleWithFailuresUpToHalfAMinute() {
        assertThat(Pauses.after(Duration.ZERO, 1)).isEqualTo(Duration.ofMillis(250));
        assertThat(Pauses.after(Duration.ZERO, 4)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Pauses.after(Duration.ZERO, 8)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Pauses.after(Duration.ZERO, Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void failureNeverShortensAPause() {
        assertThat(Pauses.after(Duration.ofHours(1), 3)).isEqualTo(Duration.ofHours(1));
        assertThat(Pauses.after(USUAL, 1)).isEqualTo(USUAL);
    }
}
