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
        long rows = Coarse.count(count);
        limbs.set(target, Regression.LABELLED, rows);
        limbs.set(target, Regression.SQUARED, limb(rows, mean((error, label) -> error * error)));
        limbs.set(target, Regression.ABSOLUTE, limb(rows, mean((error, label) -> Math.abs(error))));
        tellLast(limbs, target, rows);
    }

    private void tellLast(ScoreLimbs limbs, int target, long rows) {
        limbs.setLast(target, Regression.FOURTH, fourth(rows, (error, label) -> error * error * error * error));
        double labels = mean((error, label) -> label);
        limbs.setLast(target, Regression.LABEL, offset(rows, labels, Regression.LABEL_OFFSET));
        limbs.setLast(target, Regression.LABEL_SQUARE, limb(rows, mean((error, label) -> label * label)));
        limbs.setLast(target, Regression.LABEL_CUBE, cube(rows, (error, label) -> label * label * label));
        limbs.setLast(target, Regression.LABEL_FOURTH, fourth(rows, (error, label) -> label * label * label * label));
        limbs.setLast(target, Regression.SQUARED_LABEL, cube(rows, (error, label) -> error * error * label));
        limbs.setLast(
                target, Regression.SQUARED_LABEL_SQUARE, fourth(rows, (error, label) -> error * error * label * label));
    }

    /** Of an error and a label, both in scales and no further from zero than a hundred. */
    private interface Moment {
        double of(double error, double label);
    }

    private double mean(Moment moment) {
        double sum = 0;
        for (int i = 0; i < column.count(); i++) {
            sum += moment.of(counted((double) column.score(i) - column.label(i)), counted(column.label(i)));
        }
        return sum / column.count();
    }

    private static double counted(double value) {
        return Math.clamp(value, -Loss.LARGEST_SCORED_ERROR, Loss.LARGEST_SCORED_ERROR);
    }

    private long fourth(long rows, Moment moment) {
        return limb(rows, Math.min(LARGEST_FOURTH, mean(moment)));
    }

    private long cube(long rows, Moment moment) {
        double most = Regression.CUBE_OFFSET;
        return offset(rows, Math.clamp(mean(moment), -most, most), Regression.CUBE_OFFSET);
    }

    private static long offset(long rows, double mean, int offset) {
        return rows * Math.round(offset * UpdateLayout.ERROR_SCALE)
                + rows * Math.round(Coarse.figure(mean) * UpdateLayout.ERROR_SCALE);
    }

    /**
     * Rows have four significant bits and a mean ten, so their product is exact in a double. An error counts at most a hundred scales:
     * of 200 sites with four million rows each the sum of squares stays below 2^63, and that of fourth powers below 2^62.
     */
    private static long limb(long rows, double mean) {
        return (long) (rows * Math.rint(Coarse.figure(mean) * UpdateLayout.ERROR_SCALE));
    }
}
