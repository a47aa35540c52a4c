package io.covalence.secagg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.covalence.secagg.ProtocolViolation.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class VectorLayoutTest {
    @Test
    void reportLimbsStandLastAndAreCountedApart() {
        var layout = new VectorLayout(3, RingWidth.BITS_32, 2, 5);
        assertThat(layout.limbs()).isEqualTo(7);
        assertThat(layout.limbOffset()).isEqualTo(16);
        assertThat(layout.reportOffset()).isEqualTo(16 + 2 * 8);
        assertThat(layout.byteLength()).isEqualTo(16 + 7 * 8);
        assertThat(layout).isNotEqualTo(new VectorLayout(3, RingWidth.BITS_32, 7));
        Violations.assertRefused(Code.MALFORMED, () -> new VectorLayout(3, RingWidth.BITS_32, 2, -1));
        Violations.assertRefused(
                Code.MALFORMED, () -> new VectorLayout(3, RingWidth.BITS_32, 1, VectorLayout.MAXIMUM_LIMBS));
    }

    /** Bytes by hand: values, zeros up to a multiple of eight, eight bytes a limb. */
    @ParameterizedTest
    @CsvSource({
        "BITS_16,1,1,8,16,1", "BITS_16,4,0,8,8,1", "BITS_16,2097153,1,4194312,4194320,2",
        "BITS_32,1,2,8,24,1", "BITS_32,1000000,6,4000000,4000048,1", "BITS_32,1048576,1,4194304,4194312,2",
        "BITS_64,3,1,24,32,1", "BITS_64,268435456,16777216,2147483648,2281701376,544"
    })
    void bytesAreThoseOfTheRing(RingWidth width, int values, int limbs, long limbOffset, long bytes, int chunks) {
        var layout = new VectorLayout(values, width, limbs);
        assertThat(layout.limbOffset()).isEqualTo(limbOffset);
        assertThat(layout.byteLength()).isEqualTo(bytes);
        assertThat(layout.chunkCount()).isEqualTo(chunks);
    }

    @ParameterizedTest
    @EnumSource(RingWidth.class)
    void chunksShareValuesAndLimbsWithoutGapOrOverlap(RingWidth width) {
        for (int values : new int[] {0, 1, 3, 524_287, 524_289, 1_048_577, 2_097_153, 4_000_001}) {
            var layout = new VectorLayout(values, width, 600_000);
            int nextValue = 0;
            int nextLimb = 0;
            for (int chunk = 0; chunk < layout.chunkCount(); chunk++) {
                assertThat(layout.firstValue(chunk)).isEqualTo(nextValue);
                nextValue += layout.valueCount(chunk);
                assertThat(layout.firstLimb(chunk)).isEqualTo(nextLimb);
                nextLimb += layout.limbCount(chunk);
                if (layout.limbCount(chunk) > 0) {
                    assertThat(layout.chunkOfLimb(nextLimb - 1)).isEqualTo(chunk);
                }
            }
            assertThat(nextValue).isEqualTo(values);
            assertThat(nextLimb).isEqualTo(600_000);
        }
    }

    @Test
    void valuesAreLittleEndianTwosComplementAndFilledWithZeros() {
        var values = new long[] {1, -2, 300};
        assertThat(encoded(RingWidth.BITS_16, values)).isEqualTo("0100feff2c010000" + "ffffffffffffffff");
        assertThat(encoded(RingWidth.BITS_32, values))
                .isEqualTo("01000000feffffff2c01000000000000" + "ffffffffffffffff");
        assertThat(encoded(RingWidth.BITS_64, values))
                .isEqualTo("0100000000000000feffffffffffffff2c01000000000000" + "ffffffffffffffff");
    }

    @ParameterizedTest
    @CsvSource({"BITS_16,32767,-32768", "BITS_32,2147483647,-2147483648"})
    void valueThatWouldWrapBeforeMaskingIsRefused(RingWidth width, long largest, long smallest) {
        var layout = new VectorLayout(2, width, 0);
        EncodedVector.of(layout, new long[] {largest, smallest}, new long[0]);
        for (long wrong : new long[] {largest + 1, smallest - 1, Long.MIN_VALUE}) {
            assertThatThrownBy(() -> EncodedVector.of(layout, new long[] {0, wrong}, new long[0]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(RingWidth.class)
    void segmentsMayEndAnywhere(RingWidth width) {
        var layout = new VectorLayout(2_100_000, width, 1);
        var values = new long[layout.values()];
        Arrays.setAll(values, i -> (short) (i * 31));
        var writer = new EncodedVector.Writer(layout);
        int segment = 70_001;
        for (int first = 0; first < values.length; first += segment) {
            int count = Math.min(segment, values.length - first);
            writer.values(first, Arrays.copyOfRange(values, first, first + count), count);
        }
        var limbs = new long[] {7};
        assertThat(Arrays.deepEquals(
                        writer.finish(limbs).takeChunks(),
                        EncodedVector.of(layout, values, limbs).takeChunks()))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(RingWidth.class)
    void chunksAreHandedOverInOrderAsSoonAsTheyAreFullAndNotWrittenToAgain(RingWidth width) {
        var layout = new VectorLayout(3 * VectorLayout.CHUNK_BYTES / width.bytes(), width, 2);
        var handed = new ArrayList<Integer>();
        var writer = new EncodedVector.Writer(layout, (chunk, bytes) -> {
            assertThat(bytes).hasSize(layout.chunkLength(chunk));
            handed.add(chunk);
        });
        var segment = new long[VectorLayout.CHUNK_BYTES / width.bytes()];
        for (int chunk = 0; chunk < 3; chunk++) {
            writer.values(layout.firstValue(chunk), segment, segment.length);
            assertThat(handed).hasSize(chunk + 1);
        }
        assertThatThrownBy(() -> writer.values(0, segment, 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> writer.finish(new long[2])).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> writer.end(new long[1])).isInstanceOf(IllegalArgumentException.class);

        writer.end(new long[] {1, 2});

        assertThat(handed).containsExactly(0, 1, 2, 3);
    }

    private static String encoded(RingWidth width, long[] values) {
        var vector = EncodedVector.of(new VectorLayout(values.length, width, 1), values, new long[] {-1});
        return HexFormat.of().formatHex(vector.takeChunks()[0]);
    }
}
