package io.covalence.aggregation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RocAucTest {
    /** scikit-learn's documentation of roc_auc_score: labels 0 0 1 1, scores .1 .4 .35 .8 give 0.75. */
    @Test
    void agreesWithAPublishedExample() {
        assertThat(RocAuc.of(new long[] {1, 0, 1, 0}, new long[] {0, 1, 0, 1})).hasValue(0.75);
    }

    @Test
    void tiesCountOneHalf() {
        assertThat(RocAuc.of(new long[] {0, 5, 0}, new long[] {0, 7, 0})).hasValue(0.5);
        // pairs: 2*1 above, 1*1 tied, of 3*2: by hand (positives 1 in bin 1, 2 in bin 2; negatives 1 in bin 0, 1 in bin
        // 1)
        assertThat(RocAuc.of(new long[] {1, 1, 0}, new long[] {0, 1, 2}).orElseThrow())
                .isEqualTo((1 * 1 + 0.5 + 2 * 2) / 6.0, within(1e-15));
    }

    @Test
    void perfectAndReversedOrdersAreOneAndZero() {
        assertThat(RocAuc.of(new long[] {9, 0}, new long[] {0, 4})).hasValue(1);
        assertThat(RocAuc.of(new long[] {0, 9}, new long[] {4, 0})).hasValue(0);
    }

    @Test
    void oneClassAloneHasNoArea() {
        assertThat(RocAuc.of(new long[] {3, 3}, new long[] {0, 0})).isEmpty();
        assertThat(RocAuc.of(new long[] {0, 0}, new long[] {3, 3})).isEmpty();
    }
}
