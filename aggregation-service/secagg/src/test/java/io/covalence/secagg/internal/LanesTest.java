package io.covalence.secagg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.secagg.RingWidth;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lane by lane against arithmetic on unbounded integers. */
final class LanesTest {
    private static final int LENGTH = 1 << 10;

    @ParameterizedTest
    @EnumSource(RingWidth.class)
    void lanesAreAddedAndSubtractedEachInItsRing(RingWidth width) {
        var random = new SplittableRandom(width.bits());
        for (int run = 0; run < 50; run++) {
            var left = bytes(random);
            var right = bytes(random);
            var sum = left.clone();
            Lanes.add(width, sum, 0, right, 0, LENGTH);
            assertThat(sum).isEqualTo(reference(width, left, right, 1));
            var difference = left.clone();
            Lanes.subtract(width, difference, 0, right, 0, LENGTH);
            assertThat(difference).isEqualTo(reference(width, left, right, -1));
        }
    }

    /** All pairs of the numbers at which a carry or a borrow could cross into the next lane. */
    @Test
    void noCarryCrossesIntoTheNextSixteenBits() {
        int[] edges = {0, 1, 0x7fff, 0x8000, 0x8001, 0xffff};
        for (int low : edges) {
            for (int high : edges) {
                var left = lanes(low, high, low, high);
                for (int other : edges) {
                    var right = lanes(other, low, high, other);
                    var sum = left.clone();
                    Lanes.add(RingWidth.BITS_16, sum, 0, right, 0, Long.BYTES);
                    assertThat(sum).isEqualTo(reference(RingWidth.BITS_16, left, right, 1));
                    Lanes.subtract(RingWidth.BITS_16, sum, 0, right, 0, Long.BYTES);
                    assertThat(sum).isEqualTo(left);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(RingWidth.class)
    void onlyTheNamedBytesAreTouched(RingWidth width) {
        var random = new SplittableRandom(9);
        var target = bytes(random);
        var before = target.clone();
        var source = bytes(random);
        Lanes.add(width, target, 16, source, 24, 32);
        assertThat(Arrays.copyOf(target, 16)).isEqualTo(Arrays.copyOf(before, 16));
        assertThat(Arrays.copyOfRange(target, 48, LENGTH)).isEqualTo(Arrays.copyOfRange(before, 48, LENGTH));
        assertThat(Arrays.copyOfRange(target, 16, 48))
                .isEqualTo(reference(width, Arrays.copyOfRange(before, 16, 48), Arrays.copyOfRange(source, 24, 56), 1));
    }

    private static byte[] reference(RingWidth width, byte[] left, byte[] right, int sign) {
        var result = new byte[left.length];
        int bytes = width.bytes();
        var modulus = BigInteger.ONE.shiftLeft(width.bits());
        for (int at = 0; at < left.length; at += bytes) {
            var lane = lane(left, at, bytes)
                    .add(lane(right, at, bytes).multiply(BigInteger.valueOf(sign)))
                    .mod(modulus);
            for (int i = 0; i < bytes; i++) {
                result[at + i] = lane.shiftRight(Byte.SIZE * i).byteValue();
            }
        }
        return result;
    }

    private static BigInteger lane(byte[] bytes, int at, int size) {
        var lane = BigInteger.ZERO;
        for (int i = size - 1; i >= 0; i--) {
            lane = lane.shiftLeft(Byte.SIZE).or(BigInteger.valueOf(bytes[at + i] & 0xff));
        }
        return lane;
    }

    private static byte[] lanes(int... values) {
        var bytes = new byte[values.length * Short.BYTES];
        for (int i = 0; i < values.length; i++) {
            bytes[2 * i] = (byte) values[i];
            bytes[2 * i + 1] = (byte) (values[i] >>> Byte.SIZE);
        }
        return bytes;
    }

    private static byte[] bytes(SplittableRandom random) {
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return bytes;
    }
}
