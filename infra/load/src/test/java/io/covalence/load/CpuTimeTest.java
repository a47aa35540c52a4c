package io.covalence.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class CpuTimeTest {
    /** proc_pid_stat(5): pid, name, state, then fields 4 to 13, then user, system, children's user and system in ticks. */
    @Test
    void readsTheFieldsBehindANameThatHoldsAnything() {
        var stat = "42 (a) b (c) S 1 2 3 4 5 6 7 8 9 10 150 25 300 5 20 0";
        assertThat(CpuTime.seconds(stat, CpuTime.SYSTEM)).isEqualTo(1.75);
        assertThat(CpuTime.seconds(stat, CpuTime.CHILDREN_SYSTEM)).isEqualTo(4.8);
    }

    @Test
    void findsThisProcessAtWork() {
        assertThat(new CpuTime(Map::of).read().get(Reading.SITES)).isPositive();
    }
}
