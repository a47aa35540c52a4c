package io.covalence.connector.learning.task;

import io.covalence.contract.metric.Coarse;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.task.Loss;
import io.covalence.contract.plan.task.Regression;
import io.covalence.contract.plan.work.Evaluation;

/** A regression target's limbs: zero when the site has fewer rows with a label than the plan's smallest cell. */
final class RegressionSums {
    private final Evaluation evaluation;
    private final ScoredColumn column;

    RegressionSums(Evaluation evaluation, ScoredColumn column) {
        this.evaluation = evaluation;
        this.column = column;
    }

    void addTo(ScoreLimbs limbs, int target) {
        int count = column.count();
        if (count < evaluation.smallestCell()) {
            return;
        }
        double squared = 0;
        double absolute = 0;
        for (int i = 0; i < count; i++) {
            double error = Math.clamp(
                    (double) column.score(i) - column.label(i), -Loss.LARGEST_SCORED_ERROR, Loss.LARGEST_SCORED_ERROR);
            squared += error * error;
            absolute += Math.abs(error);
        }
        long rows = Coarse.count(count);
        limbs.set(target, Regression.LABELLED, rows);
        limbs.set(target, Regression.SQUARED, limb(rows, squared / count));
        limbs.set(target, Regression.ABSOLUTE, limb(rows, absolute / count));
    }

    /** An error counts at most a hundred scales, so 250,000 rows stay below 2^52: exact in a double, and 200 sites' sums in a limb. */
    private static long limb(long rows, double mean) {
        return (long) (rows * Math.rint(Coarse.figure(mean) * UpdateLayout.ERROR_SCALE));
    }
}
