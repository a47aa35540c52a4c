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

    /** 33 rows count as 32; sums from below of 11, 11, 32 and 33 have the shares 10.67, 10.67, 31.03 and 32. */
    @Test
    void binsOfAClassAddUpToItsRoundedCount() {
        assertThat(bins(11, 0, 21, 1)).containsExactly(11, 0, 20, 1);
        // 17 rows count as 16, so 8.47 and 7.53
        assertThat(bins(9, 8)).containsExactly(8, 8);
        // 16 seventeenths each: eight bins make 7.53 and nine make 8.47, so the one in the middle is left out
        assertThat(bins(LongStream.generate(() -> 1).limit(17).toArray()))
                .containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1);
        assertThat(bins(3, 0, 6)).containsExactly(3, 0, 6);
        assertThat(bins(0, 0)).containsExactly(0, 0);
    }

    @Test
    void binsAndTheirSumsKeepTheirSharesAndNoEmptyOneFills() {
        var random = new SplittableRandom(5);
        for (int i = 0; i < 2_000; i++) {
            var exact = random.longs(32, 0, 1 + random.nextInt(300)).toArray();
            exact[random.nextInt(32)] = 0;
            long rows = Arrays.stream(exact).sum();
            var told = Coarse.bins(exact, random.longs(32, 0, 300).toArray());
            assertThat(Arrays.stream(told).sum()).isEqualTo(Coarse.count(rows));
            long up = 0;
            long toldUp = 0;
            for (int bin = 0; bin < 32 && rows > 0; bin++) {
                up += exact[bin];
                toldUp += told[bin];
                assertThat((double) toldUp)
                        .isCloseTo((double) up * Coarse.count(rows) / rows, within(Math.nextDown(1.0)));
                double share = (double) exact[bin] * Coarse.count(rows) / rows;
                assertThat((double) told[bin]).isCloseTo(share, within(Math.nextDown(1.0)));
                assertThat(exact[bin] == 0 && told[bin] > 0).isFalse();
            }
        }
    }

    /** Rounding by largest remainders moved the area of an assay of Tox21 by a hundredth. */
    @Test
    void scaledBinsKeepTheArea() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 200; i++) {
            var negatives = new long[32];
            var positives = new long[32];
            for (int row = 0; row < 1_500; row++) {
                negatives[Math.clamp(Math.round(random.nextGaussian(12, 4)), 0, 31)]++;
            }
            for (int row = 0; row < 61; row++) {
                positives[Math.clamp(Math.round(random.nextGaussian(17, 5)), 0, 31)]++;
            }
            double exact = RocAuc.ofHistograms(negatives, positives).orElseThrow();
            double told = RocAuc.ofHistograms(Coarse.bins(negatives, positives), Coarse.bins(positives, negatives))
                    .orElseThrow();
            assertThat(told).isCloseTo(exact, within(0.003));
        }
    }

    /** Beside another class that is spread evenly. */
    private static long[] bins(long... exact) {
        return Coarse.bins(
                exact, LongStream.generate(() -> 1).limit(exact.length).toArray());
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
