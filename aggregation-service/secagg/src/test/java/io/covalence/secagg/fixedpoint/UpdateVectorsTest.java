package io.covalence.secagg.fixedpoint;

import static io.covalence.secagg.fixedpoint.EncodedUpdates.ROUND;
import static io.covalence.secagg.fixedpoint.EncodedUpdates.add;
import static io.covalence.secagg.fixedpoint.EncodedUpdates.encoding;
import static io.covalence.secagg.fixedpoint.EncodedUpdates.gaussian;
import static io.covalence.secagg.fixedpoint.EncodedUpdates.mean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.secagg.RingWidth;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several vectors in one update, and how they take turns in it. */
final class UpdateVectorsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, 16_385, 2_500_000})
    void everyChunkBeginsWithAWholeSegment(int parameters) {
        for (var width : RingWidth.values()) {
            var encoding = encoding(width, 1, 1, 50, parameters);
            var layout = encoding.layout(3);
            assertThat(layout.values()).isBetween(parameters, parameters + Math.max(1023, parameters / 16));
            for (int chunk = 0; chunk < layout.chunkCount(); chunk++) {
                if (layout.valueCount(chunk) > 0) {
                    assertThat(layout.firstValue(chunk) % encoding.segment()).isZero();
                }
            }
        }
    }

    /** The last segment of 20,000 parameters is a short one; every chunk of 2.5 million begins with a whole turn. */
    @ParameterizedTest
    @CsvSource({"BITS_16, 20000", "BITS_32, 20000", "BITS_64, 20000", "BITS_16, 2500000", "BITS_64, 600000"})
    void twoVectorsTakeTurnsAndEachHasItsOwnBoundsAndWeights(RingWidth width, int parameters) {
        var first = new FixedPoint(1e4, 10, 1000, 3, width);
        var second = new FixedPoint(1e4, 5, 1000, 3, width);
        var encoding = UpdateEncoding.of(List.of(first, second), ROUND, parameters);
        var layout = encoding.layout(1);
        int turn = 2 * encoding.segment();
        for (int chunk = 0; chunk < layout.chunkCount(); chunk++) {
            assertThat(layout.valueCount(chunk) == 0 ? 0 : layout.firstValue(chunk) % turn)
                    .isZero();
        }
        var random = new SplittableRandom(2);
        var ones = gaussian(random, parameters, 1);
        var others = gaussian(random, parameters, 0.5);
        var sums = new long[layout.values()];
        add(sums, encoding, List.of(ones, others), new long[] {4, 16});
        add(sums, encoding, List.of(ones, ones), new long[] {8, 16});

        var means = List.of(encoding.mean(0, 12, 2), encoding.mean(1, 32, 2));
        var errors = new double[2];
        for (int at = 0; at < sums.length; at += turn) {
            int count = Math.min(turn, sums.length - at) / 2;
            for (int vector = 0; vector < 2; vector++) {
                var values = Arrays.copyOfRange(sums, at + vector * count, at + (vector + 1) * count);
                var mean = means.get(vector).of(at / 2, values, count);
                for (int i = 0; i < mean.length; i++) {
                    float one = ones[at / 2 + i];
                    double expected = vector == 0 ? one : (one + (double) others[at / 2 + i]) / 2;
                    errors[vector] += (mean[i] - expected) * (mean[i] - expected);
                }
            }
        }
        // A step of 16 bits is 10 / 2^13, of which rounding at random leaves less than one of each site
        double step = width == RingWidth.BITS_16 ? 2e-3 : 1e-6;
        assertThat(Math.sqrt(errors[0] / parameters)).isLessThan(3 * step);
        assertThat(Math.sqrt(errors[1] / parameters)).isLessThan(3 * step);
    }

    @Test
    void noTwoVectorsAreRotatedAlike() {
        var point = new FixedPoint(1e3, 10, 1000, 3, RingWidth.BITS_16);
        var encoding = UpdateEncoding.of(List.of(point, point), ROUND, 1024);
        var update = gaussian(new SplittableRandom(3), 1024, 1);
        var sums = new long[encoding.layout(1).values()];

        add(sums, encoding, List.of(update, update), new long[] {16, 16});

        assertThat(Arrays.copyOf(sums, 1024)).isNotEqualTo(Arrays.copyOfRange(sums, 1024, 2048));
    }

    @Test
    void threeVectorsOrVectorsOfTwoRingsAreRefused() {
        var narrow = new FixedPoint(1, 1, 1000, 3, RingWidth.BITS_16);
        var wide = new FixedPoint(1, 1, 1000, 3, RingWidth.BITS_32);
        assertThatThrownBy(() -> UpdateEncoding.of(List.of(wide, wide, wide), ROUND, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UpdateEncoding.of(List.of(wide, narrow), ROUND, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
