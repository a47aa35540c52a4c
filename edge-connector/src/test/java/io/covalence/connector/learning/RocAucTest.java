package io.covalence.connector.learning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RocAucTest {
    /** The example in the documentation of scikit-learn's roc_auc_score. */
    @Test
    void areaIsTheShareOfPairsInOrder() {
        assertThat(RocAuc.ofScores(new float[] {.1f, .4f, .35f, .8f}, new boolean[] {false, false, true, true}))
                .hasValue(0.75);
    }

    @Test
    void tiesCountHalf() {
        // pairs by hand: (1 over 0) 1, (1 tied with 1) one half, so 1.5 of 2
        assertThat(RocAuc.ofScores(new float[] {0, 1, 1}, new boolean[] {false, false, true}))
                .hasValue(0.75);
        assertThat(RocAuc.ofHistograms(new long[] {1, 1}, new long[] {0, 1})).hasValue(0.75);
    }

    @Test
    void areaIsUndefinedWithoutBothClasses() {
        assertThat(RocAuc.ofScores(new float[] {1, 2}, new boolean[] {true, true}))
                .isEmpty();
        assertThat(RocAuc.ofHistograms(new long[] {0, 0}, new long[] {3, 1})).isEmpty();
    }
}
