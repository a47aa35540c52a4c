package io.covalence.connector.analysis;

import io.covalence.connector.dataset.Dataset;
import io.covalence.connector.dataset.Row;
import io.covalence.connector.learning.EvaluationSums;
import io.covalence.connector.learning.SiteState;
import io.covalence.connector.learning.SiteWork;
import io.covalence.connector.learning.TrainingRound;
import io.covalence.contract.metric.SmallCells;
import io.covalence.contract.plan.inputs.Inputs;
import io.covalence.contract.plan.work.Partition;
import io.covalence.contract.plan.work.Summary;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/**
 * A site's part of a summary: it counts its rows by the plan's partitions. Its result contains no count of a few rows,
 * see {@link SmallCells}; the exact counts exist only during a call.
 */
public final class LocalSummary implements SiteWork {
    private final Inputs inputs;
    private final Summary summary;
    private final Dataset dataset;
    private final CountedRow layout;

    /**
     * Counts nothing yet.
     *
     * @param dataset all rows, as {@link io.covalence.connector.dataset.TableReading#counting} has them
     */
    public LocalSummary(Inputs inputs, Summary summary, Dataset dataset) {
        this.inputs = inputs;
        this.summary = summary;
        this.dataset = dataset;
        this.layout = CountedRow.of(inputs);
    }

    /** The site's sums; of all its rows, whichever side they are on. */
    public EvaluationSums sums() {
        var tallies = summary.partitions(inputs).stream().map(Tally::of).toList();
        for (var rows : List.of(dataset.training(), dataset.evaluation())) {
            count(rows, tallies);
        }
        var counts = new long[summary.histogramLimbs(inputs)];
        int cell = 0;
        for (var tally : tallies) {
            var told = SmallCells.told(tally.counts(), summary.smallestCell());
            System.arraycopy(told, 0, counts, cell, told.length);
            cell += told.length;
        }
        return new EvaluationSums(0, new long[0], new long[0], counts);
    }

    /** None: no update counts for them. */
    @Override
    public int trainingRows() {
        return 0;
    }

    /** The site's sums, whatever the model: a summary has none. */
    @Override
    public EvaluationSums evaluate(float[] model) {
        return sums();
    }

    /** Throws {@link IllegalStateException}: a summary trains nothing. */
    @Override
    public Map<String, float[]> train(SiteState state, TrainingRound round, DoubleConsumer progress) {
        throw new IllegalStateException("a summary trains nothing");
    }

    @Override
    public void close() {}

    private void count(List<Row> rows, List<Tally> tallies) {
        var values = new float[layout.width()];
        for (var row : rows) {
            Arrays.fill(values, 0);
            row.writeInputs(values, 0, values.length);
            for (var tally : tallies) {
                tally.add(layout, values);
            }
        }
    }

    /** Counts of one partition. */
    @SuppressWarnings("ArrayRecordComponent") // Lives while rows are counted; nobody compares it.
    private record Tally(Partition partition, long[] counts) {
        static Tally of(Partition partition) {
            return new Tally(partition, new long[partition.cells()]);
        }

        void add(CountedRow layout, float[] values) {
            counts[cell(layout, values)]++;
        }

        private int cell(CountedRow layout, float[] values) {
            return switch (partition) {
                case Partition.Numbers numbers -> number(numbers, layout, values);
                case Partition.Levels levels -> layout.level(values, levels.index());
                case Partition.Pairs pairs ->
                    layout.level(values, pairs.rows().index()) * pairs.columns().cells()
                            + layout.level(values, pairs.columns().index());
            };
        }

        private int number(Partition.Numbers numbers, CountedRow layout, float[] values) {
            if (layout.isMissing(values, numbers.index())) {
                return numbers.bins();
            }
            return numbers.bin(layout.number(values, numbers.index()));
        }
    }
}
