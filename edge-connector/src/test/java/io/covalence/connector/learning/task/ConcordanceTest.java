package io.covalence.connector.learning.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConcordanceTest {
    /** Comparable are (1, 2), (1, 3), (1, 4), (2, 3), (2, 4); of these (1, 2) is tied, and (1, 3) and (2, 3) are not in order. */
    @Test
    void pairsAreComparableWhenTheEarlierTimeIsAnEvents() {
        var found = Concordance.of(
                new double[] {1, 2, 3, 4}, new boolean[] {true, true, false, true}, new double[] {5, 5, 6, 1});

        assertThat(found.pairs()).isEqualTo(5);
        assertThat(found.index()).isCloseTo(2.5 / 5, within(1e-12));
    }

    /** The event comes before what is censored at the same time; two events of one time have no order. */
    @Test
    void ofEqualTimesAnEventIsTheEarlier() {
        var found = Concordance.of(new double[] {3, 3, 3}, new boolean[] {true, false, true}, new double[] {2, 1, 0});

        assertThat(found.pairs()).isEqualTo(2);
        assertThat(found.index()).isEqualTo(0.5);
    }

    @Test
    void nothingIsComparedWithoutEvents() {
        assertThat(Concordance.of(new double[] {1, 2}, new boolean[2], new double[2]))
                .isEqualTo(new Concordance(0, 0, 0));
    }

    @Test
    void indexIsThatOfAllPairsOneByOne() {
        var sample = Sample.of(new SplittableRandom(9), 200);
        double pairs = 0;
        double concordant = 0;
        for (int i = 0; i < 200; i++) {
            for (int j = 0; j < 200; j++) {
                boolean first = sample.times[i] < sample.times[j]
                        || (sample.times[i] == sample.times[j] && !sample.events[j] && i != j);
                if (sample.events[i] && first) {
                    pairs++;
                    concordant += sample.risks[i] > sample.risks[j] ? 1 : sample.risks[i] == sample.risks[j] ? 0.5 : 0;
                }
            }
        }
        var found = Concordance.of(sample.times, sample.events, sample.risks);
        assertThat(found.pairs()).isEqualTo(pairs);
        assertThat(found.index()).isCloseTo(concordant / pairs, within(1e-12));
    }

    /** The mean of the variances of 400 samples of 150 rows is that of their indices, within a tenth. */
    @Test
    void varianceIsThatOfSamples() {
        var random = new SplittableRandom(21);
        int samples = 400;
        double sum = 0;
        double squares = 0;
        double variances = 0;
        for (int i = 0; i < samples; i++) {
            var sample = Sample.of(random, 150);
            var found = Concordance.of(sample.times, sample.events, sample.risks);
            sum += found.index();
            squares += found.index() * found.index();
            variances += found.variance() / samples;
        }
        double spread = (squares - sum * sum / samples) / (samples - 1);
        assertThat(variances / spread).isCloseTo(1, within(0.15));
    }

    @SuppressWarnings("ArrayRecordComponent") // Read in the test that makes it.
    private record Sample(double[] times, boolean[] events, double[] risks) {
        /** Exponential times with a hazard that follows the risk, in whole units, a third or so censored. */
        static Sample of(SplittableRandom random, int rows) {
            var times = new double[rows];
            var events = new boolean[rows];
            var risks = new double[rows];
            for (int i = 0; i < rows; i++) {
                risks[i] = Math.rint(4 * random.nextGaussian()) / 4;
                double came = random.nextExponential() / Math.exp(risks[i]);
                double censored = 2 * random.nextExponential();
                events[i] = came <= censored;
                times[i] = Math.ceil(20 * Math.min(came, censored));
            }
            return new Sample(times, events, risks);
        }
    }
}
