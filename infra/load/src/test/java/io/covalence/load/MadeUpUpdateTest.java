package io.covalence.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.RingWidth;
import io.covalence.secagg.fixedpoint.FixedPoint;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MadeUpUpdateTest {
    private static final FixedPoint PLAN =
            new FixedPoint(5, 0.5, LoadPlan.ROWS, LoadPlan.MOST_SITES, RingWidth.BITS_32);

    /** Values are multiples of the fixed point's unit, so nothing is clipped and nothing rounded, whatever the randomness. */
    @Test
    void isQuantisedToItsIntegersWhateverTheRandomness() {
        var update = new MadeUpUpdate(3, 2);
        var values = update.values(10_000, PLAN.scale());
        var integers = IntStream.range(0, values.length).mapToLong(update::at).toArray();
        for (int seed = 0; seed < 3; seed++) {
            var random = new SplittableRandom(seed);
            assertThat(PLAN.quantise(PLAN.clip(values), LoadPlan.ROWS, random::nextBytes))
                    .isEqualTo(integers);
        }
    }

    @Test
    void differsBetweenSitesAndRounds() {
        var update = integers(new MadeUpUpdate(3, 2));
        assertThat(integers(new MadeUpUpdate(4, 2))).isNotEqualTo(update);
        assertThat(integers(new MadeUpUpdate(3, 3))).isNotEqualTo(update);
        assertThat(IntStream.of(update)).allMatch(value -> value >= -4096 && value <= 4095);
    }

    private static int[] integers(MadeUpUpdate update) {
        return IntStream.range(0, 100).map(update::at).toArray();
    }
}
