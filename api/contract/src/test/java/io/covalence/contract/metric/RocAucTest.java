package io.covalence.contract.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
