package io.covalence.learning.summary;

import io.covalence.contract.metric.SmallCells;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.inputs.Table;
import io.covalence.contract.plan.work.Partition;
import io.covalence.contract.plan.work.Summary;
import io.covalence.contract.run.DataSummary;
import io.covalence.contract.run.SummarisedCategories;
import io.covalence.contract.run.SummarisedNumbers;
import io.covalence.contract.run.SummarisedTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reads a summary from the summed limbs of its round. */
public final class SummarySums {
    private final List<SummarisedNumbers> numbers = new ArrayList<>();
    private final List<SummarisedCategories> categories = new ArrayList<>();
    private final List<SummarisedTable> tables = new ArrayList<>();

    private SummarySums() {}

    /**
     * The summary; absent when the sums are not such as honest sites produce: in other steps, fewer than none, or of more rows than so
     * many sites can have.
     *
     * @param limbs summed limbs in the order of {@link UpdateLayout}
     * @param sites in the sum
     */
    public static Optional<DataSummary> read(StudyPlan plan, Summary summary, long[] limbs, int sites) {
        long most = (long) sites * Table.MOST_ROWS;
        int cell = UpdateLayout.summaryLimb();
        var read = new SummarySums();
        for (var partition : summary.partitions(plan.inputs())) {
            var counts = Arrays.copyOfRange(limbs, cell, cell + partition.counts());
            if (!SmallCells.possible(counts, summary.smallestCell(), most)) {
                return Optional.empty();
            }
            read.add(partition, counts);
            cell += partition.counts();
        }
        return Optional.of(new DataSummary(summary.smallestCell(), sites, read.numbers, read.categories, read.tables));
    }

    private void add(Partition partition, long[] counts) {
        switch (partition) {
            case Partition.Numbers column -> numbers.add(numbers(column, counts));
            case Partition.Levels levels ->
                categories.add(new SummarisedCategories(
                        levels.column().column(),
                        levels.column().levelNames(),
                        list(counts, 0, levels.cells()),
                        counts[levels.cells()]));
            case Partition.Pairs pairs -> tables.add(table(pairs, counts));
        }
    }

    private static SummarisedNumbers numbers(Partition.Numbers column, long[] counts) {
        var bins = Arrays.copyOf(counts, column.bins());
        return new SummarisedNumbers(
                column.column().column(),
                Moments.of(column, bins).statistics(new Quantiles(column.from(), column.width(), bins)),
                column.from(),
                column.width(),
                list(bins, 0, bins.length),
                column.missing() ? (Long) counts[column.bins()] : null,
                counts[column.cells()]);
    }

    private static SummarisedTable table(Partition.Pairs pairs, long[] counts) {
        int width = pairs.columns().cells();
        return new SummarisedTable(
                pairs.rows().column().column(),
                pairs.columns().column().column(),
                pairs.rows().column().levelNames(),
                pairs.columns().column().levelNames(),
                IntStream.range(0, pairs.rows().cells())
                        .mapToObj(row -> list(counts, row * width, width))
                        .toList(),
                counts[pairs.cells()]);
    }

    private static List<Long> list(long[] counts, int from, int count) {
        return Arrays.stream(counts, from, from + count).boxed().toList();
    }
}
