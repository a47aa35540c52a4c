package io.covalence.contract.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RocAucTest {
    /** scikit-learn's documentation of roc_auc_score: labels 0 0 1 1, scores .1 .4 .35 .8 give 0.75. */
    @Test
    void areaIsTheShareOfPairsInOrder() {
        assertThat(RocAuc.ofScores(new float[] {.1f, .4f, .35f, .8f}, new boolean[] {false, false, true, true}))
                .hasValue(0.75);
        assertThat(RocAuc.ofHistograms(new long[] {1, 0, 1, 0}, new long[] {0, 1, 0, 1}))
                .hasValue(0.75);
    }

    /**
     * Hanley and McNeil, Radiology 1982, 143, 29, table I: 58 normal and 51 abnormal CT images, rated from 1 (definitely normal) to
     * 5; their W is 0.893.
     */
    @Test
    void areaAgreesWithRatingsOfImages() {
        var normal = new long[] {33, 6, 6, 11, 2};
        var abnormal = new long[] {3, 2, 2, 11, 33};

        assertThat(RocAuc.ofHistograms(normal, abnormal).orElseThrow()).isCloseTo(0.893, within(5e-4));
        assertThat(RocAuc.ofScores(scores(normal, abnormal), positives(normal, abnormal))
                        .orElseThrow())
                .isCloseTo(0.893, within(5e-4));
    }

    @Test
    void tiesCountOneHalf() {
        assertThat(RocAuc.ofHistograms(new long[] {0, 5, 0}, new long[] {0, 7, 0}))
                .hasValue(0.5);
        // pairs by hand: (1 over 0) 1, (1 tied with 1) one half, so 1.5 of 2
        assertThat(RocAuc.ofScores(new float[] {0, 1, 1}, new boolean[] {false, false, true}))
                .hasValue(0.75);
    }

    @Test
    void perfectAndReversedOrdersAreOneAndZero() {
        assertThat(RocAuc.ofHistograms(new long[] {9, 0}, new long[] {0, 4})).hasValue(1);
        assertThat(RocAuc.ofHistograms(new long[] {0, 9}, new long[] {4, 0})).hasValue(0);
    }

    @Test
    void oneClassAloneHasNoArea() {
        assertThat(RocAuc.ofHistograms(new long[] {3, 3}, new long[] {0, 0})).isEmpty();
        assertThat(RocAuc.ofHistograms(new long[] {0, 0}, new long[] {3, 3})).isEmpty();
        assertThat(RocAuc.ofScores(new float[] {1, 2}, new boolean[] {true, true}))
                .isEmpty();
    }

    /**
     * Two hundred made-up federations of three to twelve sites of 100 to 1,500 negatives, a few to a third as many positives, whose
     * scores lie differently at each site. A site's classes weigh up to a sixteenth more or less; that moves the area of all by less
     * than three thousandths in nine federations of ten, and by half a thousandth in the middle one.
     */
    @Test
    void coarseBinsOfManySitesGiveNearlyTheAreaOfExactOnes() {
        var random = new SplittableRandom(1);
        var errors = new double[200];
        Arrays.setAll(errors, federation -> error(random));
        Arrays.sort(errors);
        assertThat(errors[100]).isLessThan(0.001);
        assertThat(errors[180]).isLessThan(0.003);
        assertThat(errors[199]).isBetween(0.001, 0.01);
    }

    private static double error(SplittableRandom random) {
        var bins = new ScoreBins(32, 12);
        var exact = new long[2][32];
        var told = new long[2][32];
        double center = -3 * random.nextDouble();
        double distance = random.nextDouble(0.5, 3);
        for (int site = random.nextInt(3, 13); site > 0; site--) {
            double shift = 0.5 * random.nextGaussian();
            int negatives = random.nextInt(100, 1_500);
            int positives = Math.max(5, (int) (negatives * random.nextDouble(0.03, 0.3)));
            var counts = new long[2][32];
            for (int row = 0; row < negatives + positives; row++) {
                int label = row < negatives ? 0 : 1;
                double score = center + shift + label * distance + 1.2 * random.nextGaussian();
                counts[label][bins.of((float) score)]++;
            }
            for (int label = 0; label < 2; label++) {
                var coarse = Coarse.bins(counts[label], counts[1 - label]);
                for (int bin = 0; bin < 32; bin++) {
                    exact[label][bin] += counts[label][bin];
                    told[label][bin] += coarse[bin];
                }
            }
        }
        return Math.abs(RocAuc.ofHistograms(exact[0], exact[1]).orElseThrow()
                - RocAuc.ofHistograms(told[0], told[1]).orElseThrow());
    }

    @Test
    void areaIsThatOfAllPairsOneByOne() {
        var random = new SplittableRandom(8);
        for (int sample = 0; sample < 100; sample++) {
            int rows = 2 + random.nextInt(120);
            var scores = new float[rows];
            var positive = new boolean[rows];
            for (int i = 0; i < rows; i++) {
                // Ties, zeros of both signs, and numbers far apart
                scores[i] = (float) (Math.rint(4 * random.nextGaussian()) * Math.pow(10, random.nextInt(-30, 30)));
                positive[i] = random.nextInt(3) == 0;
            }
            positive[0] = true;
            positive[1] = false;

            assertThat(RocAuc.ofScores(scores, positive)).hasValue(byPairs(scores, positive));
        }
    }

    private static double byPairs(float[] scores, boolean[] positive) {
        double concordant = 0;
        long pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (positive[i] && !positive[j]) {
                    pairs++;
                    concordant += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        return concordant / pairs;
    }

    private static float[] scores(long[] normal, long[] abnormal) {
        var scores = new float[109];
        int at = 0;
        for (int rating = 0; rating < 5; rating++) {
            for (int i = 0; i < normal[rating] + abnormal[rating]; i++) {
                scores[at++] = rating;
            }
        }
        return scores;
    }

    private static boolean[] positives(long[] normal, long[] abnormal) {
        var positives = new boolean[109];
        int at = 0;
        for (int rating = 0; rating < 5; rating++) {
            at += (int) normal[rating];
            for (int i = 0; i < abnormal[rating]; i++) {
                positives[at++] = true;
            }
        }
        return positives;
    }
}
