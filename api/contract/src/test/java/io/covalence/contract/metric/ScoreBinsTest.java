package io.covalence.contract.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreBinsTest {
    private static final ScoreBins BINS = new ScoreBins(32, 12);

    /** Places computed apart from this code, with Python's math. */
    @ParameterizedTest
    @CsvSource({
        "-1e30,0", "-12,0", "-7.55,0", "-7.53,1", "-6,2", "-3,11", "-1,18", "0,21", "1,24", "3,28", "6,31", "12,31",
        "1e30,31"
    })
    void binsAreNarrowWhereScoresOfRareClassesAre(float logit, int bin) {
        assertThat(BINS.of(logit)).isEqualTo(bin);
    }

    @Test
    void theMiddleOfABinLiesInItAndHasAsMuchOnEitherSide() {
        for (int bin = 0; bin < 32; bin++) {
            float middle = (float) BINS.middle(bin);
            assertThat(BINS.of(middle)).isEqualTo(bin);
            var halves = new ScoreBins(64, 12);
            assertThat(halves.of(middle - 1e-4f)).isEqualTo(2 * bin);
            assertThat(halves.of(middle + 1e-4f)).isEqualTo(2 * bin + 1);
        }
    }

    @Test
    void everyBinIsReachedInOrder() {
        int last = 0;
        for (float logit = -12; logit <= 12; logit += 0.001f) {
            int bin = BINS.of(logit);
            assertThat(bin).isBetween(last, last + 1);
            last = bin;
        }
        assertThat(last).isEqualTo(31);
    }
}
