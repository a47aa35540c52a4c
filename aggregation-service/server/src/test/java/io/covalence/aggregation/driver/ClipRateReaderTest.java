package io.covalence.aggregation.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.run.ClipRate;
import io.covalence.contract.run.ClipRate.Part;
import io.covalence.secagg.RingWidth;
import io.covalence.secagg.VectorLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClipRateReaderTest {
    private static final VectorLayout LAYOUT = new VectorLayout(100, RingWidth.BITS_32, UpdateLayout.EVALUATION);

    @Test
    void shareIsOfAllCoordinatesInTheSum() {
        assertThat(ClipRateReader.read(LAYOUT, limbs(2, 40), 4)).contains(new ClipRate(Part.SOME, 0.1));
        assertThat(ClipRateReader.read(LAYOUT, limbs(0, 0), 4)).contains(new ClipRate(Part.NONE, 0));
        assertThat(ClipRateReader.read(LAYOUT, limbs(3, 1), 4)).contains(new ClipRate(Part.MOST, 0.0025));
        assertThat(ClipRateReader.read(LAYOUT, limbs(4, 400), 4)).contains(new ClipRate(Part.ALL, 1));
    }

    @ParameterizedTest
    @CsvSource({"5,0", "-1,0", "0,401", "0,-1", "4294967296,0"})
    void countsThatSitesCannotHaveMadeAreNotReported(long norms, long coordinates) {
        assertThat(ClipRateReader.read(LAYOUT, limbs(norms, coordinates), 4)).isEmpty();
    }

    private static long[] limbs(long norms, long coordinates) {
        var limbs = new long[UpdateLayout.EVALUATION];
        limbs[UpdateLayout.CLIPPED_NORMS] = norms;
        limbs[UpdateLayout.CLIPPED_COORDINATES] = coordinates;
        return limbs;
    }
}
