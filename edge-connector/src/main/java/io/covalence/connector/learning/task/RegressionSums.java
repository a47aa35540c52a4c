package io.covalence.connector.learning.task;

import io.covalence.contract.metric.Coarse;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.task.Loss;
import io.covalence.contract.plan.task.Regression;
import io.covalence.contract.plan.work.Evaluation;

/** A regression target's limbs: zero when the site has fewer rows with a label than the plan's smallest cell. */
final class RegressionSums {
    /** Of a mean fourth power, so that no sum overflows: of errors of some 8 scales and more the interval is too narrow. */
    private static final double LARGEST_FOURTH = 1 << 12;

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
        double fourth = 0;
        double label = 0;
        double labelSquare = 0;
        for (int i = 0; i < count; i++) {
            double error = Math.clamp(
                    (double) column.score(i) - column.label(i), -Loss.LARGEST_SCORED_ERROR, Loss.LARGEST_SCORED_ERROR);
            squared += error * error;
            absolute += Math.abs(error);
            fourth += error * error * error * error;
            double counted =
                    Math.clamp(column.label(i), -(float) Loss.LARGEST_SCORED_ERROR, (float) Loss.LARGEST_SCORED_ERROR);
            label += counted;
            labelSquare += counted * counted;
        }
        long rows = Coarse.count(count);
        limbs.set(target, Regression.LABELLED, rows);
        limbs.set(target, Regression.SQUARED, limb(rows, squared / count));
        limbs.set(target, Regression.ABSOLUTE, limb(rows, absolute / count));
        limbs.setLast(target, Regression.FOURTH, limb(rows, Math.min(LARGEST_FOURTH, fourth / count)));
        long mean = Math.round(Coarse.figure(label / count) * UpdateLayout.ERROR_SCALE);
        long offset = Math.round(Regression.LABEL_OFFSET * UpdateLayout.ERROR_SCALE);
        limbs.setLast(target, Regression.LABEL, rows * (offset + mean));
        limbs.setLast(target, Regression.LABEL_SQUARE, limb(rows, labelSquare / count));
    }

    /**
     * Rows have four significant bits and a mean ten, so their product is exact in a double. An error counts at most a hundred scales:
     * of 200 sites with four million rows each the sum of squares stays below 2^63, and that of fourth powers below 2^62.
     */
    private static long limb(long rows, double mean) {
        return (long) (rows * Math.rint(Coarse.figure(mean) * UpdateLayout.ERROR_SCALE));
    }
}
