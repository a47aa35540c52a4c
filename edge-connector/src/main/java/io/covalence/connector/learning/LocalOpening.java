package io.covalence.connector.learning;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.Row;
import io.covalence.contract.metric.SmallCells;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.work.Opening;
import io.covalence.contract.plan.work.Partition;
import io.covalence.contract.round.RoundKind;
import io.covalence.learning.scale.Scale;
import java.util.Arrays;
import java.util.List;

/**
 * A site's part of an opening round. Of a column it tells what ranges with enough rows tell, and no range; the exact counts do not
 * outlive a call.
 */
public final class LocalOpening {
    private LocalOpening() {}

    /** The site's sums. */
    public static RoundSums sums(StudyPlan plan, List<Row> training) {
        return new Sums(limbs(plan, training));
    }

    /** The scale that an opening round would give if there were no other site. */
    public static Scale alone(StudyPlan plan, Dataset dataset) {
        var opening = plan.opening();
        var limbs = new long[UpdateLayout.OPENING + opening.limbs()];
        sums(plan, dataset.training()).writeTo(limbs, RoundKind.OPENING);
        return Scale.read(plan, limbs, 1).orElseThrow(() -> new IllegalStateException("these rows are honest"));
    }

    private static long[] limbs(StudyPlan plan, List<Row> training) {
        var opening = plan.opening();
        long mostRows = opening.mostRows(plan.encoding().maximumWeight());
        var counts = new long[opening.columns().size()][Opening.BINS];
        for (var row : training) {
            for (int i = 0; i < counts.length; i++) {
                count(opening.columns().get(i), row, counts[i]);
            }
        }
        var limbs = new long[opening.limbs()];
        for (int i = 0; i < counts.length; i++) {
            // Without the last number: how many rows are told of no range is nobody's to know here.
            var told = Arrays.copyOf(SmallCells.told(counts[i], opening.smallestCell()), Opening.BINS);
            System.arraycopy(MomentSums.limbs(told, mostRows), 0, limbs, Opening.LIMBS * i, Opening.LIMBS);
        }
        return limbs;
    }

    private static void count(Partition.Numbers column, Row row, long[] counts) {
        float number = row.number(column.index());
        if (!Float.isNaN(number)) {
            counts[column.bin(number)]++;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // Travels once, into the masked vector; nobody compares it.
    private record Sums(long[] limbs) implements RoundSums {
        @Override
        public void writeTo(long[] target, RoundKind kind) {
            System.arraycopy(limbs, 0, target, UpdateLayout.OPENING, limbs.length);
        }
    }
}
