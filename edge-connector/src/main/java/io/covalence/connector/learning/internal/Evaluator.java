package io.covalence.connector.learning.internal;

import io.covalence.connector.dataset.Row;
import io.covalence.connector.learning.EvaluationSums;
import io.covalence.connector.learning.UnusableUpdateException;
import io.covalence.connector.learning.task.ScoreLimbs;
import io.covalence.connector.learning.task.ScoredRows;
import io.covalence.connector.learning.task.TaskTrainer;
import io.covalence.contract.metric.Coarse;
import io.covalence.contract.plan.work.Learning;
import java.util.List;

/** Scores rows and sums the figures that may leave the site. */
public final class Evaluator {
    private static final int BATCH = 512;

    private final Learning learning;
    private final TaskTrainer task;
    private final Network network;
    private final int outputs;
    private final int columns;

    public Evaluator(Learning learning, TaskTrainer task, Network network) {
        this.learning = learning;
        this.task = task;
        this.network = network;
        this.outputs = learning.task().outputs();
        this.columns = learning.task().columns().size();
    }

    /**
     * The site's sums.
     *
     * @throws UnusableUpdateException when a score is not a finite number
     */
    public EvaluationSums sums(List<Row> rows) {
        var limbs = new ScoreLimbs(learning);
        task.tell(scored(rows), limbs);
        boolean enough = rows.size() >= learning.evaluation().smallestCell();
        return new EvaluationSums(
                enough ? Coarse.count(rows.size()) : 0, limbs.figures(), limbs.last(), limbs.histograms());
    }

    /** Logits or standardised predictions, row by row. */
    public float[] scores(List<Row> rows) {
        var inputs = Batch.inputs(rows, network.inputs());
        return network.scores(inputs, rows.size());
    }

    private ScoredRows scored(List<Row> rows) {
        var scored = new ScoredRows(rows.size(), outputs, columns);
        for (int from = 0; from < rows.size(); from += BATCH) {
            var batch = List.copyOf(rows.subList(from, Math.min(from + BATCH, rows.size())));
            var scores = scores(batch);
            for (float score : scores) {
                requireFinite(score);
            }
            for (int i = 0; i < batch.size(); i++) {
                scored.add(batch.get(i), scores, i * outputs);
            }
        }
        return scored;
    }

    private static void requireFinite(float score) {
        if (!Float.isFinite(score)) {
            throw new UnusableUpdateException("the model gives a score that is not a finite number");
        }
    }
}
