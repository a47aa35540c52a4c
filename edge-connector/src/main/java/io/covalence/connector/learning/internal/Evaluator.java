package io.covalence.connector.learning.internal;

import io.covalence.connector.dataset.Row;
import io.covalence.connector.learning.EvaluationSums;
import io.covalence.connector.learning.UnusableUpdateException;
import io.covalence.contract.plan.Loss;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.TaskKind;
import io.covalence.contract.plan.UpdateLayout;
import java.util.List;

/** Scores rows and adds them up. */
public final class Evaluator {
    private static final int BATCH = 512;

    /** Exact in a double, and 200 sites' sums of it stay within a 64-bit limb. */
    private static final double LARGEST_SUM = 0x1p53;

    private final StudyPlan plan;
    private final Network network;
    private final int targets;

    public Evaluator(StudyPlan plan, Network network) {
        this.plan = plan;
        this.network = network;
        this.targets = plan.targets().size();
    }

    public EvaluationSums sums(List<Row> rows) {
        boolean classification = plan.task() == TaskKind.CLASSIFICATION;
        var counts = new long[classification ? 2 * targets * plan.evaluation().bins() : 0];
        var errors = new long[classification ? 0 : UpdateLayout.LIMBS_PER_TARGET * targets];
        for (int from = 0; from < rows.size(); from += BATCH) {
            var batch = rows.subList(from, Math.min(from + BATCH, rows.size()));
            var scores = scores(batch);
            for (int i = 0; i < batch.size(); i++) {
                for (int target = 0; target < targets; target++) {
                    if (batch.get(i).hasLabel(target)) {
                        float score = finite(scores[i * targets + target]);
                        float label = batch.get(i).label(target);
                        if (classification) {
                            counts[bin(target, label, score)]++;
                        } else {
                            add(errors, target, score - label);
                        }
                    }
                }
            }
        }
        return new EvaluationSums(rows.size(), counts, errors);
    }

    /** Logits or standardised predictions, row by row. */
    public float[] scores(List<Row> rows) {
        var inputs = Batch.inputs(rows, network.width(), plan.features().fingerprintBits());
        return network.scores(inputs, rows.size());
    }

    private int bin(int target, float label, float logit) {
        int bins = plan.evaluation().bins();
        double limit = plan.evaluation().logitLimit();
        int bin = Math.clamp((long) Math.floor((logit + limit) / (2 * limit) * bins), 0, bins - 1);
        return (2 * target + (label == 1 ? 1 : 0)) * bins + bin;
    }

    private void add(long[] errors, int target, double standardisedError) {
        double error = Math.clamp(standardisedError, -Loss.LARGEST_SCORED_ERROR, Loss.LARGEST_SCORED_ERROR)
                * plan.targets().get(target).scale();
        int first = UpdateLayout.LIMBS_PER_TARGET * target;
        errors[first]++;
        errors[first + 1] = plus(errors[first + 1], error * error);
        errors[first + 2] = plus(errors[first + 2], Math.abs(error));
    }

    private static long plus(long sum, double value) {
        double next = sum + Math.rint(value * UpdateLayout.ERROR_SCALE);
        if (next > LARGEST_SUM) {
            throw new UnusableUpdateException("the model's errors are too large to be summed");
        }
        return (long) next;
    }

    private static float finite(float score) {
        if (!Float.isFinite(score)) {
            throw new UnusableUpdateException("the model gives a score that is not a finite number");
        }
        return score;
    }
}
