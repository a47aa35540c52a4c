package io.covalence.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedSessionsTest {
    private final BoundedSessions sessions = new BoundedSessions(3);
    private final List<Long> ended = new ArrayList<>();

    private void begin(long... numbers) {
        for (long number : numbers) {
            sessions.add(number, () -> ended.add(number));
        }
    }

    @Test
    void oneMoreThanTheBoundEndsTheOldest() {
        begin(1, 2, 3, 4, 5);

        assertThat(ended).containsExactly(1L, 2L);
        assertThat(sessions.size()).isEqualTo(3);
    }

    @Test
    void oneThatHasLeftMakesRoom() {
        begin(1, 2, 3);
        sessions.remove(1);
        begin(4);

        assertThat(ended).isEmpty();
    }
}
