package io.covalence.contract.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FailureLinesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void theStackOfOneKindIsToldOnceInTenMinutes() {
        var clock = new AtomicReference<>(NOW);
        var lines = new FailureLines(((InstantSource) clock::get).withZone(ZoneOffset.UTC));
        int told = 0;
        for (int i = 0; i < 1_000; i++) {
            clock.set(NOW.plusMillis(i * 500L));
            told += lines.isNews(failure("row " + i)) ? 1 : 0;
        }

        assertThat(told).isEqualTo(1);
        assertThat(lines.isNews(new IllegalArgumentException("other"))).isTrue();
        clock.set(NOW.plus(Duration.ofMinutes(10)));
        assertThat(lines.isNews(failure("again"))).isTrue();
    }

    @Test
    void aLineHoldsNothingThatTheCallerWrote() {
        var line = FailureLines.of(new IllegalStateException("a\r\nforged line", failure("secret")));

        assertThat(line).contains("IllegalStateException at io.covalence", " < IllegalStateException");
        assertThat(line).doesNotContain("forged", "secret", "\n");
        assertThat(line.length()).isLessThanOrEqualTo(300);
    }

    private static IllegalStateException failure(String message) {
        return new IllegalStateException(message);
    }
}
