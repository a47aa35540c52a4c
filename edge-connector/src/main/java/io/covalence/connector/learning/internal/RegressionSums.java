package io.covalence.connector.learning.internal;

import io.covalence.connector.learning.UnusableUpdateException;
import io.covalence.contract.metric.Coarse;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;

/** A regression target's limbs: zero when the site has fewer rows with a label than the plan's smallest cell. */
final class RegressionSums {
    /** Exact in a double, and 200 sites' sums of it stay within a 64-bit limb. */
    private static final double LARGEST_SUM = 0x1p53;

    private final StudyPlan plan;
    private final ScoredColumn column;

    RegressionSums(StudyPlan plan, ScoredColumn column) {
        this.plan = plan;
        this.column = column;
    }

    void addTo(long[] figures, int target) {
        int count = column.count();
        if (count < plan.evaluation().smallestCell()) {
            return;
        }
        double squared = 0;
        double absolute = 0;
        for (int i = 0; i < count; i++) {
            double error = (double) column.score(i) - column.label(i);
            squared += error * error;
            absolute += Math.abs(error);
        }
        int first = UpdateLayout.LIMBS_PER_REGRESSION * target;
        long rows = Coarse.count(count);
        figures[first] = rows;
        figures[first + UpdateLayout.SQUARED] = limb(rows, squared / count);
        figures[first + UpdateLayout.ABSOLUTE] = limb(rows, absolute / count);
    }

    private static long limb(long rows, double mean) {
        double sum = rows * Math.rint(Coarse.figure(mean) * UpdateLayout.ERROR_SCALE);
        if (!(sum <= LARGEST_SUM)) {
            throw new UnusableUpdateException("the model's errors are too large to be summed");
        }
        return (long) sum;
    }
}
