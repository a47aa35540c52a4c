package io.covalence.connector.learning.internal;

import io.covalence.contract.metric.Coarse;
import io.covalence.contract.plan.Loss;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;

/** A regression target's limbs: zero when the site has fewer rows with a label than the plan's smallest cell. */
final class RegressionSums {
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
            double error = Math.clamp(
                    (double) column.score(i) - column.label(i), -Loss.LARGEST_SCORED_ERROR, Loss.LARGEST_SCORED_ERROR);
            squared += error * error;
            absolute += Math.abs(error);
        }
        int first = UpdateLayout.LIMBS_PER_REGRESSION * target;
        long rows = Coarse.count(count);
        figures[first] = rows;
        figures[first + UpdateLayout.SQUARED] = limb(rows, squared / count);
        figures[first + UpdateLayout.ABSOLUTE] = limb(rows, absolute / count);
    }

    /** An error counts at most a hundred scales, so 250,000 rows stay below 2^52: exact in a double, and 200 sites' sums in a limb. */
    private static long limb(long rows, double mean) {
        return (long) (rows * Math.rint(Coarse.figure(mean) * UpdateLayout.ERROR_SCALE));
    }
}
