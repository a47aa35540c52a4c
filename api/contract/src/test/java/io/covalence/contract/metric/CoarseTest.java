package io.covalence.contract.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoarseTest {
    /** Four binary digits, by hand: 1237 = 10011010101b lies between 9 and 10 times 128. */
    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "15,15", "16,16", "17,16", "19,20", "31,32", "1237,1280", "1000000,983040"})
    void rowsHaveFourSignificantBits(long rows, long told) {
        assertThat(Coarse.count(rows)).isEqualTo(told);
    }

    @Test
    void rowsAreOffByASixteenthAtMost() {
        for (long rows = 1; rows < 100_000; rows++) {
            assertThat(Math.abs(Coarse.count(rows) - rows)).isLessThanOrEqualTo(rows / 16);
        }
    }

    /** The geometric mean of 2^11 and 2^12 is 2896.3. */
    @ParameterizedTest
    @CsvSource({"0,9,0", "1,1,1", "7,393,2048", "8,362,2048", "8,363,4096", "1,4096,4096"})
    void pairsAreAPowerOfTwo(long positives, long negatives, long told) {
        assertThat(Coarse.pairs(positives, negatives)).isEqualTo(told);
    }

    /** Of 400 rows; exact pairs would name the one number of positives that gives them. */
    @Test
    void pairsDoNotTellHowManyRowsArePositive() {
        assertThat(Coarse.pairs(5, 395)).isEqualTo(Coarse.pairs(7, 393));
        assertThat(Coarse.pairs(8, 392)).isEqualTo(Coarse.pairs(14, 386));
    }

    @Test
    void pairsOfHugeSitesDoNotOverflowAFederation() {
        assertThat(Coarse.pairs(1L << 30, 1L << 30)).isEqualTo(1L << 40);
        assertThat(Math.multiplyExact(Math.multiplyExact(1L << 40, 1L << 10), 200L))
                .isPositive();
    }

    @Test
    void sizesAreAPowerOfTwoUpToTheLargestThereIs() {
        assertThat(Coarse.size(0, 100)).isZero();
        assertThat(Coarse.size(1, 100)).isEqualTo(1);
        assertThat(Coarse.size(45, 100)).isEqualTo(32);
        assertThat(Coarse.size(46, 100)).isEqualTo(64);
        assertThat(Coarse.size(100, 100)).isEqualTo(100);
    }

    /** 33 rows count as 32: 10.67, 0, 20.36 and 0.97 a bin, rounded down 10, 0, 20 and 0; the last and the first are nearest to more. */
    @Test
    void binsOfAClassAddUpToItsRoundedCount() {
        assertThat(Coarse.bins(new long[] {11, 0, 21, 1})).containsExactly(11, 0, 20, 1);
        // 17 rows count as 16, so 8.47 and 7.53
        assertThat(Coarse.bins(new long[] {9, 8})).containsExactly(8, 8);
        // 16 seventeenths each: of equal remainders the lower bin is served first
        assertThat(Coarse.bins(LongStream.generate(() -> 1).limit(17).toArray()))
                .startsWith(1, 1)
                .endsWith(1, 0);
        assertThat(Coarse.bins(new long[] {3, 0, 6})).containsExactly(3, 0, 6);
        assertThat(Coarse.bins(new long[] {0, 0})).containsExactly(0, 0);
    }

    @Test
    void binsAreOffByLessThanOneRowFromTheirShareAndNoEmptyOneFills() {
        var random = new SplittableRandom(5);
        for (int i = 0; i < 2_000; i++) {
            var exact = random.longs(32, 0, 1 + random.nextInt(300)).toArray();
            exact[random.nextInt(32)] = 0;
            long rows = Arrays.stream(exact).sum();
            var told = Coarse.bins(exact);
            assertThat(Arrays.stream(told).sum()).isEqualTo(Coarse.count(rows));
            for (int bin = 0; bin < 32 && rows > 0; bin++) {
                double share = (double) exact[bin] * Coarse.count(rows) / rows;
                assertThat((double) told[bin]).isCloseTo(share, within(Math.nextDown(1.0)));
                assertThat(exact[bin] == 0 && told[bin] > 0).isFalse();
            }
        }
    }

    @Test
    void meansHaveTenSignificantBits() {
        // 0.37086726606684367 / 2^-11 = 759.5
        assertThat(Coarse.figure(0.37086726606684367)).isEqualTo(760 * 0x1p-11);
        for (double mean = 1e-9; mean < 1e9; mean *= 1.37) {
            assertThat(Coarse.figure(mean)).isCloseTo(mean, within(mean / 1024));
            assertThat(Coarse.figure(Coarse.figure(mean))).isEqualTo(Coarse.figure(mean));
        }
        assertThat(Coarse.figure(0)).isZero();
    }
}
