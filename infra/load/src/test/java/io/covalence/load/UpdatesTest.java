package io.covalence.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class UpdatesTest {
    private static final double SCALE = 0x1p20;

    @Test
    void sumIsThatOfTheSitesUpdates() {
        var updates = new Updates(SCALE, false);
        var sum = updates.sum(List.of(1, 3), 2, 5);
        var one = updates.of(1, 2, 5);
        var three = updates.of(3, 2, 5);
        for (int i = 0; i < sum.length; i++) {
            assertThat(sum[i] / SCALE).isEqualTo((double) one[i] + three[i]);
        }
    }

    @Test
    void updateThatAllSitesShareStandsInMemoryOnce() {
        var updates = new Updates(SCALE, true);
        assertThat(updates.of(1, 2, 5)).isSameAs(updates.of(3, 2, 5)).isNotSameAs(updates.of(3, 3, 5));
        assertThat(updates.sum(List.of(1, 3), 2, 5)[0]).isEqualTo(2L * new MadeUpUpdate(0, 2).at(0));
    }
}
