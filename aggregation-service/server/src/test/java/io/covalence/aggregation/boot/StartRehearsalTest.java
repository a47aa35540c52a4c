package io.covalence.aggregation.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StartRehearsalTest {
    @Test
    void roundsThatAddUpRaiseNoDoubt() {
        var random = new SplittableRandom(1);
        var rehearsal = new StartRehearsal(random::nextBytes);

        rehearsal.run();

        assertThat(rehearsal.failed()).isFalse();
    }

    @Test
    void aRoundThatBreaksOffFails() {
        var rehearsal = new StartRehearsal(bytes -> {
            throw new IllegalStateException("no randomness here");
        });

        rehearsal.run();

        assertThat(rehearsal.failed()).isTrue();
    }
}
