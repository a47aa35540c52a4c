package io.covalence.learning.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.metric.Interval;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShareIntervalTest {
    /** Computed from Wilson's formula with Python: 0.82563 to 0.94477, 0 to 0.27753, 0.72247 to 1. */
    @Test
    void intervalIsWilsons() {
        assertThat(ShareInterval.of(0.9, 100)).contains(new Interval(0.82, 0.95, "Wilson"));
        assertThat(ShareInterval.of(0, 10)).contains(new Interval(0, 0.28, "Wilson"));
        assertThat(ShareInterval.of(1, 10)).contains(new Interval(0.72, 1, "Wilson"));
    }

    @Test
    void nothingIsSaidOfNoRowsOrOfWhatIsNoShare() {
        assertThat(ShareInterval.of(0.5, 0)).isEmpty();
        assertThat(ShareInterval.of(1.1, 10)).isEmpty();
        assertThat(ShareInterval.of(Double.NaN, 10)).isEmpty();
    }

    /** 30 hits and 20 misses: F1 is 60 / 80, and Wilson's interval of 30 / 50 goes from 0.46182 to 0.72390, of F1 so 0.63184 to 0.83985. */
    @Test
    void intervalOfF1IsThatOfTheShareOfHits() {
        assertThat(ShareInterval.ofF1(30, 20)).get().satisfies(interval -> {
            assertThat(interval.low()).isEqualTo(0.63);
            assertThat(interval.high()).isEqualTo(0.84);
        });
    }

    /** 300 rows, of which 60 are positive; 42 of these and 24 others are called so on average: F1 is 84 / (84 + 18 + 24) = 2/3. */
    @Test
    void aboutNinetyFiveOfAHundredIntervalsHoldTheTrueF1() {
        var random = new SplittableRandom(11);
        int held = 0;
        for (int i = 0; i < 1_000; i++) {
            int hits = 0;
            int misses = 0;
            for (int row = 0; row < 300; row++) {
                double where = random.nextDouble();
                hits += where < 42 / 300.0 ? 1 : 0;
                misses += where >= 42 / 300.0 && where < 84 / 300.0 ? 1 : 0;
            }
            var interval = ShareInterval.ofF1(hits, misses).orElseThrow();
            held += interval.low() <= 2 / 3.0 && 2 / 3.0 <= interval.high() ? 1 : 0;
        }
        assertThat(held).isBetween(950 - 21, 990);
    }
}
