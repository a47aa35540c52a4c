package io.covalence.learning.task;

import io.covalence.contract.metric.CountRange;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.task.Regression;
import io.covalence.contract.run.TargetScore;
import io.covalence.learning.metric.ErrorInterval;
import java.util.ArrayList;

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
        long labelled = limbs[first + Regression.LABELLED];
        var target = regression.targets().get(column);
        double scale = target.scale();
        var squared = TaskScores.ratio(limbs[first + Regression.SQUARED] / UpdateLayout.ERROR_SCALE, labelled);
        var absolute = TaskScores.ratio(limbs[first + Regression.ABSOLUTE] / UpdateLayout.ERROR_SCALE, labelled);
        var root = squared == null ? null : (Double) (Math.sqrt(squared) * scale);
        var mean = absolute == null ? null : (Double) (absolute * scale);
        var figures = new ArrayList<Figure>();
        if (root != null) {
            figures.add(new Figure(Metric.RMSE, root));
        }
        if (mean != null && root != null) {
            figures.add(Figure.of(Metric.MAE, mean, ErrorInterval.ofMean(mean, root * root, labelled)));
        }
        return new TargetScore(target.column(), root, null, mean, CountRange.of(labelled), null, figures);
    }
}
