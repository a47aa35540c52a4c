package io.covalence.connector.dataset.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.covalence.contract.plan.inputs.Duplicates;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeTest {
    @Test
    void numbersHaveTheirMeanOrMedian() {
        assertThat(Merge.of(new float[] {1, 2, 9}, Duplicates.MEAN)).isEqualTo(4);
        assertThat(Merge.of(new float[] {9, 1, 2}, Duplicates.MEDIAN)).isEqualTo(2);
        assertThat(Merge.of(new float[] {9, 1, 2, 4}, Duplicates.MEDIAN)).isEqualTo(3);
    }

    @Test
    void classesHaveTheLabelOfMostRowsAndNoneOnATie() {
        var labels = new ClassLabels(List.of("active"));
        for (var how : new Duplicates[] {Duplicates.MEDIAN, Duplicates.MAJORITY}) {
            assertThat(labels.merged(new float[] {1, 0, 1}, how)).isOne();
            assertThat(labels.merged(new float[] {0, 0, 1, 0}, how)).isZero();
            assertThat(labels.merged(new float[] {0, 1}, how)).isNaN();
            assertThat(labels.merged(new float[] {0, 1, 1, 0}, how)).isNaN();
        }
    }

    @Test
    void nothingMakesNothing() {
        assertThat(Merge.of(new float[0], Duplicates.MEAN)).isNaN();
        assertThat(Merge.of(new float[0], Duplicates.MEDIAN)).isNaN();
        assertThat(Merge.spread(new float[0])).isZero();
        assertThat(Merge.spread(new float[] {-2, 1})).isEqualTo(3);
    }
}
