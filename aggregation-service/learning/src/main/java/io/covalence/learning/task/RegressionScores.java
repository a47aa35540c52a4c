package io.covalence.learning.task;

import io.covalence.contract.metric.CountRange;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.task.Regression;
import io.covalence.contract.run.TargetScore;

/** Errors in each target's own unit. */
final class RegressionScores implements TaskScores {
    private final StudyPlan plan;
    private final Regression regression;
    private final long[] limbs;

    RegressionScores(StudyPlan plan, Regression regression, long[] limbs) {
        this.plan = plan;
        this.regression = regression;
        this.limbs = limbs;
    }

    @Override
    public TargetScore score(int column) {
        int first = UpdateLayout.targetLimb(plan, column);
        long labelled = limbs[first];
        var target = regression.targets().get(column);
        var squared = TaskScores.ratio(limbs[first + Regression.SQUARED] / UpdateLayout.ERROR_SCALE, labelled);
        var absolute = TaskScores.ratio(limbs[first + Regression.ABSOLUTE] / UpdateLayout.ERROR_SCALE, labelled);
        return new TargetScore(
                target.column(),
                squared == null ? null : Math.sqrt(squared) * target.scale(),
                null,
                absolute == null ? null : absolute * target.scale(),
                CountRange.of(labelled),
                null);
    }
}
