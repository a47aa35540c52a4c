package io.covalence.connector.dataset.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.plan.Duplicates;
import org.junit.jupiter.api.Test;

class MergeTest {
    @Test
    void numbersHaveTheirMeanOrMedian() {
        assertThat(Merge.of(new float[] {1, 2, 9}, Duplicates.MEAN, false)).isEqualTo(4);
        assertThat(Merge.of(new float[] {9, 1, 2}, Duplicates.MEDIAN, false)).isEqualTo(2);
        assertThat(Merge.of(new float[] {9, 1, 2, 4}, Duplicates.MEDIAN, false)).isEqualTo(3);
    }

    @Test
    void classesHaveTheLabelOfMostRowsAndNoneOnATie() {
        for (var how : new Duplicates[] {Duplicates.MEDIAN, Duplicates.MAJORITY}) {
            assertThat(Merge.of(new float[] {1, 0, 1}, how, true)).isOne();
            assertThat(Merge.of(new float[] {0, 0, 1, 0}, how, true)).isZero();
            assertThat(Merge.of(new float[] {0, 1}, how, true)).isNaN();
            assertThat(Merge.of(new float[] {0, 1, 1, 0}, how, true)).isNaN();
        }
    }

    @Test
    void nothingMakesNothing() {
        assertThat(Merge.of(new float[0], Duplicates.MEAN, false)).isNaN();
        assertThat(Merge.of(new float[0], Duplicates.MEDIAN, true)).isNaN();
        assertThat(Merge.spread(new float[0])).isZero();
        assertThat(Merge.spread(new float[] {-2, 1})).isEqualTo(3);
    }
}
