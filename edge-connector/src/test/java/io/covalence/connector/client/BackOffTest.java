package io.covalence.connector.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final BackOff backOff = BackOff.standard(new SplittableRandom(1));

    @Test
    void waitsDoubleFromAFifthOfASecondToTenSeconds() {
        for (int failures = 1; failures <= 40; failures++) {
            long whole = Math.min(200L << Math.min(failures - 1, 20), 10_000);
            assertThat(backOff.after(failures)).isBetween(Duration.ofMillis(whole / 2), Duration.ofMillis(whole));
        }
    }

    @Test
    void twoSitesDoNotReturnTogether() {
        var other = BackOff.standard(new SplittableRandom(2));

        assertThat(backOff.after(6)).isNotEqualTo(other.after(6));
    }
}
