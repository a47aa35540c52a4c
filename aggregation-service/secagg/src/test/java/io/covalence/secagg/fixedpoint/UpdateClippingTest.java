package io.covalence.secagg.fixedpoint;

import static io.covalence.secagg.fixedpoint.EncodedUpdates.clipped;
import static io.covalence.secagg.fixedpoint.EncodedUpdates.clipping;
import static io.covalence.secagg.fixedpoint.EncodedUpdates.encoding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.covalence.secagg.RingWidth;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is clipped of an update before it is encoded, and that it is counted. */
final class UpdateClippingTest {
    @Test
    void clippingKeepsTheDirectionAndReachesTheNorm() {
        var clipped = encoding(1, 10, 2).clip(new float[] {3, 4});
        assertThat(clipped[0]).isCloseTo(0.6, within(1e-15));
        assertThat(clipped[1]).isCloseTo(0.8, within(1e-15));
        assertThat(encoding(5, 10, 2).clip(new float[] {3, 4})).containsExactly(3, 4);
        assertThat(encoding(5, 3.5, 2).clip(new float[] {3, 4})).containsExactly(3, 3.5);
        assertThat(encoding(5, 3.5, 3).clip(new float[3])).containsExactly(0, 0, 0);
    }

    /** Ten million equal values: a norm summed in float would stop growing near 2^24 terms. */
    @Test
    void normOfALongVectorIsExact() {
        var update = new float[10_000_000];
        Arrays.fill(update, 0.1f);
        double norm = 0.1f * Math.sqrt(10_000_000);
        var clipped = encoding(norm / 2, 1, update.length).clip(update);
        assertThat(clipped[9_999_999]).isCloseTo(0.1f / 2, within(1e-9));
    }

    @Test
    void whatIsClippedIsCounted() {
        assertThat(clipping(encoding(5, 10, 4), 0, 3, 4, 0)).isEqualTo(new ClipCounts(false, 0));
        assertThat(clipping(encoding(4.9, 10, 4), 0, 3, 4, 0)).isEqualTo(new ClipCounts(true, 0));
        assertThat(clipping(encoding(5, 3, 4), 0, -3, 4, 0)).isEqualTo(new ClipCounts(false, 1));
        assertThat(clipping(encoding(5, 2, 4), 0, -3, 4, 0)).isEqualTo(new ClipCounts(false, 2));
        assertThat(clipping(encoding(2.5, 1, 4), 0, -3, 4, 0)).isEqualTo(new ClipCounts(true, 2));
    }

    /** One coordinate of 8 in a block of 1024 is 1024 coordinates of 0.25. */
    @Test
    void inANarrowRingRotatedCoordinatesAreClippedAndCounted() {
        var update = new float[1000];
        update[7] = 8;
        assertThat(clipping(encoding(RingWidth.BITS_16, 10, 0.2501, 5, 1000), update))
                .isEqualTo(new ClipCounts(false, 0));
        assertThat(clipping(encoding(RingWidth.BITS_16, 10, 0.2499, 5, 1000), update))
                .isEqualTo(new ClipCounts(false, 1024));
    }

    /** A float's largest value squared is far from a double's, and the clipped update is finite. */
    @Test
    void largestUpdateThereIsIsClipped() {
        var update = new float[100];
        Arrays.fill(update, Float.MAX_VALUE);
        assertThat(encoding(1, 1, 100).clip(update)[99]).isCloseTo(0.1, within(1e-9));
    }
}
