package io.covalence.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.EncodedVector;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.fixedpoint.FixedPoint;
import io.covalence.secagg.fixedpoint.UpdateEncoding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
        var integers = IntStream.range(0, values.length).map(update::at).toArray();
        var encoding = UpdateEncoding.of(PLAN, Audit.ANY_ROUND, values.length);
        for (int seed = 0; seed < 3; seed++) {
            var random = new SplittableRandom(seed);
            var target = new EncodedVector.Writer(encoding.layout(1));
            encoding.encode(values, PLAN.weight(LoadPlan.ROWS), random::nextBytes, target);
            assertThat(words(target.finish(new long[1]), values.length)).isEqualTo(integers);
        }
    }

    @Test
    void differsBetweenSitesAndRounds() {
        var update = integers(new MadeUpUpdate(3, 2));
        assertThat(integers(new MadeUpUpdate(4, 2))).isNotEqualTo(update);
        assertThat(integers(new MadeUpUpdate(3, 3))).isNotEqualTo(update);
        assertThat(IntStream.of(update)).allMatch(value -> value >= -4096 && value <= 4095);
    }

    /** The values of a vector of one chunk. */
    private static int[] words(EncodedVector vector, int count) {
        var words = new int[count];
        ByteBuffer.wrap(vector.takeChunks()[0])
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer()
                .get(words);
        return words;
    }

    private static int[] integers(MadeUpUpdate update) {
        return IntStream.range(0, 100).map(update::at).toArray();
    }
}
