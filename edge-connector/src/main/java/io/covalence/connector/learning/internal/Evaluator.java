package io.covalence.connector.learning.internal;

import io.covalence.connector.dataset.Row;
import io.covalence.connector.learning.EvaluationSums;
import io.covalence.connector.learning.UnusableUpdateException;
import io.covalence.connector.learning.task.ScoredColumn;
import io.covalence.connector.learning.task.TaskTrainer;
import io.covalence.contract.metric.Coarse;
import io.covalence.contract.plan.work.Learning;
import java.util.List;

/** Scores rows and sums up what of the scores may leave the site. */
public final class Evaluator {
    private static final int BATCH = 512;

    private final Learning learning;
    private final TaskTrainer task;
    private final Network network;
    private final int targets;

    public Evaluator(Learning learning, TaskTrainer task, Network network) {
        this.learning = learning;
        this.task = task;
        this.network = network;
        this.targets = learning.task().columns().size();
    }

    /**
     * The site's sums.
     *
     * @throws UnusableUpdateException when a score is not a finite number
     */
    public EvaluationSums sums(List<Row> rows) {
        var columns = columns(rows);
        var figures = new long[learning.figureLimbs()];
        var histograms = new long[learning.histogramLimbs()];
        for (int target = 0; target < targets; target++) {
            task.addTo(columns[target], target, figures, histograms);
        }
        boolean enough = rows.size() >= learning.evaluation().smallestCell();
        return new EvaluationSums(enough ? Coarse.count(rows.size()) : 0, figures, histograms);
    }

    /** Logits or standardised predictions, row by row. */
    public float[] scores(List<Row> rows) {
        var inputs = Batch.inputs(rows, network.inputs());
        return network.scores(inputs, rows.size());
    }

    private ScoredColumn[] columns(List<Row> rows) {
        var columns = new ScoredColumn[targets];
        for (int target = 0; target < targets; target++) {
            columns[target] = new ScoredColumn(rows.size());
        }
        for (int from = 0; from < rows.size(); from += BATCH) {
            var batch = rows.subList(from, Math.min(from + BATCH, rows.size()));
            var scores = scores(batch);
            for (int i = 0; i < batch.size(); i++) {
                var row = batch.get(i);
                for (int target = 0; target < targets; target++) {
                    if (row.hasLabel(target)) {
                        columns[target].add(finite(scores[i * targets + target]), row.label(target));
                    }
                }
            }
        }
        return columns;
    }

    private static float finite(float score) {
        if (!Float.isFinite(score)) {
            throw new UnusableUpdateException("the model gives a score that is not a finite number");
        }
        return score;
    }
}
