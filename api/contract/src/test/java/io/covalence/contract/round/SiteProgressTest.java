package io.covalence.contract.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SiteProgressTest {
    /** A site of 1,237 rows in batches of 32, two epochs: 39 batches each, so that its exact shares are 78ths. */
    @Test
    void progressOfASiteTellsNotHowManyBatchesItHas() {
        var told = IntStream.rangeClosed(0, 78)
                .mapToDouble(batch -> training(batch / 78.0).fraction())
                .distinct()
                .toArray();

        var twentieths =
                IntStream.rangeClosed(0, 20).mapToDouble(step -> step / 20.0).toArray();
        assertThat(told).containsExactly(twentieths);
    }

    @Test
    void progressThatIsReadAgainStaysTheSame() {
        for (int batch = 0; batch <= 1_000; batch++) {
            var once = training(batch / 1_000.0);
            assertThat(training(once.fraction())).isEqualTo(once);
        }
    }

    private static SiteProgress training(double fraction) {
        return new SiteProgress(SitePhase.TRAINING, fraction, 1.5);
    }
}
