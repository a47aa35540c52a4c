package io.covalence.learning.task;

import io.covalence.contract.metric.CountRange;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Interval;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.task.Survival;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.TargetScore;
import io.covalence.learning.metric.LogitInterval;
import java.util.ArrayList;
import java.util.Optional;

/**
 * The sites' C-indices, weighted by their comparable pairs. Sites are independent of each other, so the variance of the mean is that of
 * the sites with squared weights.
 */
final class SurvivalScores implements TaskScores {
    private static final String METHOD = "normal on the logit, infinitesimal jackknife within sites";

    private final StudyPlan plan;
    private final Survival survival;
    private final RoundKind kind;
    private final long[] limbs;

    SurvivalScores(StudyPlan plan, Survival survival, RoundKind kind, long[] limbs) {
        this.plan = plan;
        this.survival = survival;
        this.kind = kind;
        this.limbs = limbs;
    }

    @Override
    public TargetScore score(int target) {
        int first = UpdateLayout.targetLimb(plan, target);
        long pairs = limbs[first + Survival.PAIRS];
        double concordant = limbs[first + Survival.CONCORDANT] / (double) Survival.CONCORDANCE_SCALE;
        var index = concordant > pairs ? null : TaskScores.ratio(concordant, pairs);
        var loss = TaskScores.ratio(
                limbs[first + Survival.LOSS] / UpdateLayout.ERROR_SCALE, limbs[first + Survival.EVENTS]);
        var figures = new ArrayList<Figure>();
        if (index != null) {
            figures.add(Figure.of(Survival.C_INDEX, index, interval(target, index, pairs)));
        }
        TaskScores.add(figures, Survival.PARTIAL_LOSS, loss);
        return new TargetScore(
                survival.time(), index, null, loss, CountRange.of(limbs[first + Survival.LABELLED]), null, figures);
    }

    private Optional<Interval> interval(int target, double index, long pairs) {
        return switch (kind) {
            case OPENING, TRAINING -> Optional.empty();
            case EVALUATION -> {
                long limb = limbs[UpdateLayout.lastLimb(plan, target) + Survival.VARIANCE];
                double squares = limb / (double) Survival.VARIANCE_SCALE;
                yield LogitInterval.of(index, squares / ((double) pairs * pairs), METHOD);
            }
        };
    }
}
