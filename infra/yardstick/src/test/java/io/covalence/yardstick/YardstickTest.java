package io.covalence.yardstick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YardstickTest {
    /** One second for each of the five. */
    private static final Yardstick FIVE_SECONDS = new Yardstick(1, 1, 10_000, 10_000, 10);

    @Test
    void yardstickIsTheTimeOfAllFive() {
        assertThat(FIVE_SECONDS.seconds()).isEqualTo(5);
        assertThat(new Yardstick(2, 1, 10_000, 10_000, 10).seconds()).isEqualTo(4.5);
        assertThat(new Yardstick(1, 2, 10_000, 10_000, 10).seconds()).isEqualTo(4.5);
        assertThat(new Yardstick(1, 1, 20_000, 10_000, 10).seconds()).isEqualTo(4.5);
        assertThat(new Yardstick(1, 1, 10_000, 20_000, 10).seconds()).isEqualTo(4.5);
        assertThat(new Yardstick(1, 1, 10_000, 10_000, 20).seconds()).isEqualTo(4.5);
    }

    @ParameterizedTest
    @CsvSource({"10, s, 2", "10, s/op, 2", "500, ms, 0.1", "500, ms/op, 0.1", "5e6, us/op, 1", "5e9, ns/op, 1"})
    void timeIsDividedByIt(double figure, String unit, double expected) {
        assertThat(FIVE_SECONDS.measures(figure, unit).orElseThrow()).isEqualTo(expected, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"2, GB/s, 10", "3, ops/s, 15"})
    void speedIsMultipliedByIt(double figure, String unit, double expected) {
        assertThat(FIVE_SECONDS.measures(figure, unit)).hasValue(expected);
    }

    @ParameterizedTest
    @CsvSource({"MB", "MiB", "times", "%", "bytes"})
    void whatIsNeitherTimeNorSpeedIsNotMeasuredByIt(String unit) {
        assertThat(FIVE_SECONDS.measures(1, unit)).isEmpty();
    }

    /** A clock that advances by ten a look, and in the third spell after the warm-up by five. */
    @Test
    void bestSpellCounts() {
        var looks = new AtomicLong();
        var now = new AtomicLong();
        double best = Spells.best(
                () -> 1, () -> now.addAndGet(looks.incrementAndGet() > 33 && looks.get() <= 54 ? 5 : 10), 100);

        // 20 pieces in 100 ns at the fast looks, 10 at the others
        assertThat(best).isEqualTo(20 * 1e9 / 100);
    }

    @Test
    void everyWorkDoesSomething() {
        try (var loopback = new Loopback()) {
            assertThat(loopback.some()).isEqualTo(1);
        }
        assertThat(new Digest().some()).isEqualTo(1 << 20);
        assertThat(new Keystream().some()).isEqualTo(1 << 20);
        assertThat(new Agreement().some()).isEqualTo(1);
        assertThat(new MatrixProduct().some()).isEqualTo(2.0 * 256 * 256 * 256);
    }
}
