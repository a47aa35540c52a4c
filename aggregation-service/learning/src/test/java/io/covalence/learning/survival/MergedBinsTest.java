package io.covalence.learning.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MergedBinsTest {
    /** Rows go to the later bin, events to the earlier one; what is left at the end joins what has enough. */
    @Test
    void thinBinsCountWithTheirNeighbours() {
        var bins = MergedBins.of(new long[] {3, 4, 9, 0, 2}, new long[] {2, 0, 5, 0, 1}, 5, 2)
                .orElseThrow();

        // 3 and 4 are enough, and so would 9 be; but 2 are left, so these go with the 9
        assertThat(bins.ofRows()[0]).isEqualTo(1);
        assertThat(bins.ofRows()[1]).isEqualTo(1);
        assertThat(bins.ofRows()[2]).isEqualTo(4);
        assertThat(bins.ofRows()[4]).isEqualTo(4);
        assertThat(bins.ofEvents()[4]).isEqualTo(2);
        assertThat(bins.ofEvents()[2]).isEqualTo(2);
        assertThat(bins.ofEvents()[0]).isEqualTo(0);
    }

    @Test
    void binsWithEnoughStayAsTheyAre() {
        var bins = MergedBins.of(new long[] {5, 0, 6, 7}, new long[] {2, 0, 3, 2}, 5, 2)
                .orElseThrow();

        for (int bin : new int[] {0, 2, 3}) {
            assertThat(bins.ofRows()[bin]).isEqualTo(bin);
            assertThat(bins.ofEvents()[bin]).isEqualTo(bin);
        }
    }

    @Test
    void fewRowsOrEventsInAllGiveNoBins() {
        assertThat(MergedBins.of(new long[] {4, 0}, new long[] {4, 0}, 5, 2)).isEmpty();
        assertThat(MergedBins.of(new long[] {9, 9}, new long[] {1, 0}, 5, 2)).isEmpty();
        assertThat(MergedBins.of(new long[] {5, 0}, new long[] {1, 1}, 5, 2)).isPresent();
    }

    /** Otherwise an event would be compared with rows without its own, and the likelihood might have no maximum. */
    @Test
    void everyFilledBinHasEnoughAndARowStaysInTheRiskSetOfItsEvent() {
        var random = new SplittableRandom(3);
        for (int round = 0; round < 2_000; round++) {
            var rows = new long[1 + random.nextInt(12)];
            var events = new long[rows.length];
            for (int bin = 0; bin < rows.length; bin++) {
                rows[bin] = random.nextInt(3) == 0 ? 0 : random.nextInt(9);
                events[bin] = rows[bin] == 0 ? 0 : random.nextLong(rows[bin] + 1);
            }
            MergedBins.of(rows, events, 5, 3).ifPresent(bins -> {
                assertThat(Arrays.stream(counted(rows, bins.ofRows()))).allMatch(count -> count == 0 || count >= 5);
                assertThat(Arrays.stream(counted(events, bins.ofEvents()))).allMatch(count -> count == 0 || count >= 3);
                for (int bin = 0; bin < rows.length; bin++) {
                    if (events[bin] > 0) {
                        assertThat(bins.ofEvents()[bin]).isLessThanOrEqualTo(bin);
                        assertThat(bins.ofRows()[bin]).isGreaterThanOrEqualTo(bin);
                    }
                }
            });
        }
    }

    private static long[] counted(long[] counts, int[] merged) {
        var told = new long[counts.length];
        for (int bin = 0; bin < counts.length; bin++) {
            told[merged[bin]] += counts[bin];
        }
        assertThat(Arrays.stream(told).sum()).isEqualTo(Arrays.stream(counts).sum());
        return told;
    }
}
