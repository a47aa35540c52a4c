package io.covalence.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.RoundContext;
import io.covalence.secagg.fixedpoint.Clipping;
import io.covalence.secagg.fixedpoint.FixedPoint;
import io.covalence.secagg.fixedpoint.UpdateEncoding;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MadeUpUpdateTest {
    private static final int COUNT = 10_000;
    private static final ByteString NOTHING = ByteString.of(new byte[ByteString.KEY_SIZE]);
    private static final UpdateEncoding ENCODING = UpdateEncoding.of(
            new FixedPoint(5, 0.5, LoadPlan.ROWS, LoadPlan.MOST_SITES, RingWidth.BITS_32),
            new RoundContext("load", "load", "load", NOTHING, 1, 1, NOTHING, NOTHING),
            COUNT);

    /** Values are multiples of the fixed point's unit, so nothing is clipped and nothing rounded, whatever the randomness. */
    @Test
    void isQuantisedToItsIntegersWhateverTheRandomness() {
        var update = new MadeUpUpdate(3, 2);
        var values = update.values(COUNT, ENCODING.fixedPoint().scale());
        var integers = IntStream.range(0, COUNT).mapToLong(update::at).toArray();
        var layout = ENCODING.layout(0);
        for (int seed = 0; seed < 3; seed++) {
            var random = new SplittableRandom(seed);
            var vector = new EncodedVector.Writer(layout);
            assertThat(ENCODING.encode(values, LoadPlan.ROWS, random::nextBytes, vector))
                    .isEqualTo(new Clipping(false, 0));
            assertThat(vector.finish(new long[0]).takeChunks())
                    .isDeepEqualTo(
                            EncodedVector.of(layout, integers, new long[0]).takeChunks());
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
