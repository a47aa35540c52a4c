package io.covalence.connector.learning.internal;

import io.covalence.connector.dataset.Row;
import io.covalence.connector.learning.EvaluationSums;
import io.covalence.connector.learning.UnusableUpdateException;
import io.covalence.contract.metric.Coarse;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import java.util.List;

/** Scores rows and sums up what of the scores may leave the site. */
public final class Evaluator {
    private static final int BATCH = 512;

    private final StudyPlan plan;
    private final Network network;
    private final int targets;

    public Evaluator(StudyPlan plan, Network network) {
        this.plan = plan;
        this.network = network;
        this.targets = plan.targets().size();
    }

    /**
     * The site's sums.
     *
     * @throws UnusableUpdateException when a score is not a finite number
     */
    public EvaluationSums sums(List<Row> rows) {
        var columns = columns(rows);
        var figures = new long[UpdateLayout.targetLimbs(plan)];
        var histograms = new long[UpdateLayout.histogramLimbs(plan)];
        for (int target = 0; target < targets; target++) {
            switch (plan.task()) {
                case CLASSIFICATION -> new ClassificationSums(plan, columns[target]).addTo(figures, histograms, target);
                case REGRESSION -> new RegressionSums(plan, columns[target]).addTo(figures, target);
            }
        }
        boolean enough = rows.size() >= plan.evaluation().smallestCell();
        return new EvaluationSums(enough ? Coarse.count(rows.size()) : 0, figures, histograms);
    }

    /** Logits or standardised predictions, row by row. */
    public float[] scores(List<Row> rows) {
        var inputs = Batch.inputs(rows, network.width(), plan.features().fingerprintBits());
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
                for (int target = 0; target < targets; target++) {
                    if (batch.get(i).hasLabel(target)) {
                        columns[target].add(
                                finite(scores[i * targets + target]),
                                batch.get(i).label(target));
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
