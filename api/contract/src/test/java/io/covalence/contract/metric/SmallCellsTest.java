package io.covalence.contract.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whatever is added and subtracted of what sites tell, no count of 1 to k - 1 rows comes out. */
class SmallCellsTest {
    private static final int ROUNDS = 20_000;

    private final RandomGenerator random = new SplittableRandom(1);

    @Test
    void cellIsToldInStepsRoundedDownAndWhatIsLeftTogether() {
        assertThat(SmallCells.told(new long[] {12, 4, 9, 0, 3}, 5)).containsExactly(10, 0, 5, 0, 0, 10);
        assertThat(SmallCells.told(new long[] {12, 9, 9}, 5)).containsExactly(10, 5, 5, 10);
        assertThat(SmallCells.told(new long[] {}, 5)).containsExactly(0);
    }

    /** Cells of nothing told and those of everything told: any sum with whole factors is one of multiples. */
    @Test
    void noCombinationOfWhatSitesTellIsACountOfFewRows() {
        for (int round = 0; round < ROUNDS; round++) {
            int smallest = 2 + random.nextInt(9);
            long combined = 0;
            for (int told = 1 + random.nextInt(8); told > 0; told--) {
                var partition = SmallCells.told(counts(1 + random.nextInt(6), 3 * smallest), smallest);
                for (long count : partition) {
                    combined += (random.nextInt(5) - 2) * count;
                }
            }
            assertThat(combined % smallest).isZero();
        }
    }

    @Test
    void whatIsToldOfACellIsNeverMoreThanItsRowsNorFewerThanTheSmallestCell() {
        for (int round = 0; round < ROUNDS; round++) {
            int smallest = 2 + random.nextInt(9);
            var counts = counts(1 + random.nextInt(6), 3 * smallest);
            var told = SmallCells.told(counts, smallest);
            for (int cell = 0; cell < counts.length; cell++) {
                assertThat(told[cell]).isBetween(counts[cell] - smallest + 1, counts[cell]);
                assertThat(told[cell] == 0 || told[cell] >= smallest).isTrue();
            }
            assertThat(Arrays.stream(told).sum())
                    .isLessThanOrEqualTo(Arrays.stream(counts).sum());
        }
    }

    /** All partitions of up to four cells with up to eight rows each are searched for one that tells the same with another count. */
    @Test
    void cellOfWhichNothingIsToldMayHaveAnyNumberOfRowsBelowTheSmallestCell() {
        int smallest = 3;
        for (int cells = 2; cells <= 4; cells++) {
            int most = 8;
            var possible = new HashMap<String, boolean[][]>();
            int all = (int) Math.pow(most + 1.0, cells);
            for (int code = 0; code < all; code++) {
                var counts = decoded(code, cells, most + 1);
                var key = Arrays.toString(SmallCells.told(counts, smallest));
                var seen = possible.computeIfAbsent(key, told -> new boolean[counts.length][smallest]);
                for (int cell = 0; cell < cells; cell++) {
                    if (counts[cell] < smallest) {
                        seen[cell][(int) counts[cell]] = true;
                    }
                }
            }
            possible.forEach((told, seen) -> {
                for (var cell : seen) {
                    boolean any = false;
                    boolean every = true;
                    for (boolean count : cell) {
                        any |= count;
                        every &= count;
                    }
                    assertThat(!any || every).as(told).isTrue();
                }
            });
        }
    }

    @Test
    void sumsThatNoSitesMakeAreKnown() {
        assertThat(SmallCells.possible(new long[] {10, 0, 5}, 5, 15)).isTrue();
        assertThat(SmallCells.possible(new long[] {10, 3, 5}, 5, 100)).isFalse();
        assertThat(SmallCells.possible(new long[] {10, -5, 5}, 5, 100)).isFalse();
        assertThat(SmallCells.possible(new long[] {10, 0, 5}, 5, 14)).isFalse();
        long large = Long.MAX_VALUE - Long.MAX_VALUE % 5;
        assertThat(SmallCells.possible(new long[] {large, large}, 5, 100))
                .as("a sum that wraps")
                .isFalse();
    }

    private long[] counts(int cells, int most) {
        return random.longs(cells, 0, most).toArray();
    }

    private static long[] decoded(int code, int cells, int base) {
        var counts = new long[cells];
        int left = code;
        for (int cell = 0; cell < cells; cell++) {
            counts[cell] = left % base;
            left /= base;
        }
        return counts;
    }
}
