package io.covalence.secagg.fixedpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.covalence.secagg.ByteString;
import io.covalence.secagg.Federation;
import io.covalence.secagg.RingWidth;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RotationTest {
    private static final ByteString SEED = Federation.hash("seed");

    /** The definition, summed in the slowest way. */
    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32, 64, 128, 256})
    void transformIsThatOfTheDefinition(int length) {
        var values = gaussian(length, 1);
        var fast = values.clone();
        WalshHadamard.transform(fast, length);
        for (int k = 0; k < length; k++) {
            double sum = 0;
            for (int i = 0; i < length; i++) {
                sum += Integer.bitCount(i & k) % 2 == 0 ? values[i] : -values[i];
            }
            assertThat(fast[k]).isCloseTo(sum, within(1e-12 * length));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1 << 7, 1 << 8, 1 << 12, 1 << 13, 1 << 14, 1 << 16})
    void rotationKeepsNormsAndAnglesAndIsTakenBack(int block) {
        var rotation = new HadamardRotation(SEED, block);
        var left = gaussian(block, 2);
        var right = gaussian(block, 3);
        var rotatedLeft = left.clone();
        var rotatedRight = right.clone();
        rotation.rotate(5, rotatedLeft);
        rotation.rotate(5, rotatedRight);
        assertThat(dot(rotatedLeft, rotatedLeft) / dot(left, left)).isCloseTo(1, within(1e-12));
        assertThat(dot(rotatedLeft, rotatedRight)).isCloseTo(dot(left, right), within(1e-9));
        rotation.revert(5, rotatedLeft);
        for (int i = 0; i < block; i++) {
            assertThat(rotatedLeft[i]).isCloseTo(left[i], within(1e-12));
        }
    }

    /** The worst that can happen to a narrow ring: all of the norm in one place. */
    @ParameterizedTest
    @ValueSource(ints = {1 << 7, 1 << 12, 1 << 14})
    void oneCoordinateIsSpreadEvenlyOverItsBlock(int block) {
        var rotation = new HadamardRotation(SEED, block);
        for (int place : new int[] {0, 1, block / 2, block - 1}) {
            var values = new double[block];
            values[place] = 10;
            rotation.rotate(0, values);
            for (double value : values) {
                assertThat(Math.abs(value)).isCloseTo(10 / Math.sqrt(block), within(1e-12));
            }
        }
    }

    /** Equal coordinates would all meet in one place if there were no random signs. */
    @Test
    void signsKeepEqualCoordinatesFromMeeting() {
        int block = 1 << 14;
        var values = new double[block];
        Arrays.fill(values, 1);
        new HadamardRotation(SEED, block).rotate(0, values);
        // The largest of 2^14 normal deviates exceeds 6 with probability 3e-5
        assertThat(Arrays.stream(values).map(Math::abs).max().orElseThrow()).isLessThan(6);
    }

    @Test
    void everyBlockAndEveryRoundHasItsOwnSigns() {
        var first = Rotation.of(RingWidth.BITS_16, Federation.contextOf("t", "s", 1, 1, "m", "p"), 40_000);
        var retried = Rotation.of(RingWidth.BITS_16, Federation.contextOf("t", "s", 1, 2, "m", "p"), 40_000);
        var later = Rotation.of(RingWidth.BITS_16, Federation.contextOf("t", "s", 2, 1, "m", "p"), 40_000);
        var images = new double[][] {image(first, 0), image(first, 1), image(retried, 0), image(later, 0)};
        for (int i = 0; i < images.length; i++) {
            for (int j = i + 1; j < images.length; j++) {
                // Cosine of two random directions: deviation 1 / sqrt(block), of at least 2^10
                assertThat(Math.abs(dot(images[i], images[j])) / dot(images[i], images[i]))
                        .isLessThan(6.0 / (1 << 5));
            }
        }
        assertThat(image(first, 0)).isEqualTo(image(first, 0));
    }

    /** From a second implementation, src/test/python/known_answers.py. */
    @Test
    void rotationOfARoundIsThatOfAnotherImplementation() {
        var context = Federation.contextOf("tenant", "study", 1, 1, "model", "plan");
        var rotation = Rotation.of(RingWidth.BITS_16, context, 3000);
        var values = new double[1 << 10];
        Arrays.setAll(values, i -> i % 7 - 3);
        rotation.rotate(2, values);
        assertThat(rotation.segment()).isEqualTo(1 << 10);
        assertThat(Arrays.copyOf(values, 4)).containsExactly(0.84375, 1.09375, -1.34375, 2.65625);
    }

    /** At most a sixteenth is added, but for models so small that it does not matter. */
    @ParameterizedTest
    @CsvSource({
        "1,1024,1024",
        "1024,1024,1024",
        "1025,1024,2048",
        "20000,4096,20480",
        "131458,8192,139264",
        "1000000,16384,1015808",
        "1048576,16384,1048576",
        "0,16384,0"
    })
    void lastBlockIsFilledUp(int count, int block, int padded) {
        var rotation = Rotation.of(RingWidth.BITS_16, Federation.contextOf("t", "s", 1, 1, "m", "p"), count);
        assertThat(rotation.segment()).isEqualTo(block);
        assertThat(rotation.padded(count)).isEqualTo(padded);
    }

    @Test
    void widerRingsAreNotRotated() {
        var context = Federation.contextOf("t", "s", 1, 1, "m", "p");
        for (var width : new RingWidth[] {RingWidth.BITS_32, RingWidth.BITS_64}) {
            var rotation = Rotation.of(width, context, 1001);
            var values = gaussian(1001, 4);
            var same = values.clone();
            rotation.rotate(0, same);
            assertThat(same).isEqualTo(values);
            rotation.revert(0, same);
            assertThat(same).isEqualTo(values);
            assertThat(rotation.padded(1001)).isEqualTo(1001);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 64, 100, 1 << 17})
    void blockOfAnotherSizeIsRefused(int block) {
        assertThatThrownBy(() -> new HadamardRotation(SEED, block)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] image(Rotation rotation, int index) {
        var values = gaussian(rotation.segment(), 5);
        rotation.rotate(index, values);
        return values;
    }

    private static double[] gaussian(int length, long seed) {
        var random = new SplittableRandom(seed);
        var values = new double[length];
        Arrays.setAll(values, i -> random.nextGaussian());
        return values;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
