package io.covalence.connector.learning.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MacroRocAucTest {
    private static final int CLASSES = 3;

    /** Of two classes the areas are the same, and so are a row's influences on them. */
    @Test
    void twoClassesHaveTheVarianceOfDeLong() {
        var labels = new int[] {1, 1, 1, 0, 0, 0, 0};
        var scores = new double[] {4, 3, 1, 2, 1, 0, 0};

        var area = MacroRocAuc.of(labels, 2, (row, which) -> which == 1 ? scores[row] : -scores[row], 1)
                .orElseThrow();

        // Placements 1, 1 and 5/8 of the rows of class 1; 1 - 1/3 = 2/3, 5/6, 1 and 1 of the others. Mean 7/8.
        assertThat(area.value()).isCloseTo(7 / 8.0, within(1e-12));
        double ofClass = (2 * square(1 - 7 / 8.0) + square(5 / 8.0 - 7 / 8.0)) / 3;
        double ofOthers = (square(2 / 3.0 - 7 / 8.0) + square(5 / 6.0 - 7 / 8.0) + 2 * square(1 - 7 / 8.0)) / 4;
        assertThat(area.variance()).isCloseTo(ofClass / 3 + ofOthers / 4, within(1e-12));
    }

    /** 500 samples of 120 rows: the mean of the variances is near the variance of the means, whose own standard error is a sixteenth. */
    @Test
    void varianceIsThatOfManySamples() {
        var random = new SplittableRandom(4);
        int samples = 500;
        var areas = new double[samples];
        double variances = 0;
        for (int sample = 0; sample < samples; sample++) {
            var labels =
                    IntStream.range(0, 120).map(i -> random.nextInt(CLASSES)).toArray();
            var scores = new double[labels.length][CLASSES];
            for (int i = 0; i < labels.length; i++) {
                for (int which = 0; which < CLASSES; which++) {
                    scores[i][which] = random.nextGaussian() + (labels[i] == which ? 1 : 0);
                }
            }
            var area = MacroRocAuc.of(labels, CLASSES, (row, which) -> scores[row][which], 5)
                    .orElseThrow();
            areas[sample] = area.value();
            variances += area.variance() / samples;
        }
        double mean =
                IntStream.range(0, samples).mapToDouble(i -> areas[i]).average().orElseThrow();
        double spread = IntStream.range(0, samples)
                        .mapToDouble(i -> square(areas[i] - mean))
                        .sum()
                / (samples - 1);
        assertThat(variances / spread).isCloseTo(1, within(3 / 16.0));
    }

    @Test
    void classOfFewRowsHasNoArea() {
        var labels = new int[] {0, 0, 0, 1, 1, 1, 2};

        assertThat(MacroRocAuc.of(labels, CLASSES, (row, which) -> row, 2)
                        .orElseThrow()
                        .value())
                .as("of 0 and 1 alone, not of 2, whose row has the highest score")
                .isCloseTo((0 + 9 / 12.0) / 2, within(1e-12));
        assertThat(MacroRocAuc.of(labels, CLASSES, (row, which) -> row, 4)).isEmpty();
    }

    private static double square(double value) {
        return value * value;
    }
}
