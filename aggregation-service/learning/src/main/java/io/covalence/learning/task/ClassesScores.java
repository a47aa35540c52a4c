package io.covalence.learning.task;

import io.covalence.contract.metric.CountRange;
import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Interval;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.plan.task.Classes;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.TargetScore;
import io.covalence.learning.metric.ErrorInterval;
import io.covalence.learning.metric.LogitInterval;
import io.covalence.learning.metric.ShareInterval;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sites' accuracies and mean areas, weighted by their rows. */
final class ClassesScores implements TaskScores {
    private static final String WITHIN_SITES = "normal on the logit, infinitesimal jackknife within sites";

    private final StudyPlan plan;
    private final Classes classes;
    private final RoundKind kind;
    private final long[] limbs;

    ClassesScores(StudyPlan plan, Classes classes, RoundKind kind, long[] limbs) {
        this.plan = plan;
        this.classes = classes;
        this.kind = kind;
        this.limbs = limbs;
    }

    @Override
    public TargetScore score(int target) {
        int first = UpdateLayout.targetLimb(plan, target);
        long labelled = limbs[first + Classes.LABELLED];
        var accuracy = share(first + Classes.RIGHT, labelled);
        var loss = TaskScores.ratio(limbs[first + Classes.LOSS] / UpdateLayout.ERROR_SCALE, labelled);
        var figures = new ArrayList<Figure>();
        if (accuracy != null) {
            figures.add(Figure.of(Metric.ACCURACY, accuracy, ShareInterval.of(accuracy, (double) labelled)));
        }
        long ranked = limbs[first + Classes.RANKED];
        var area = share(first + Classes.AREA, ranked);
        if (area != null) {
            figures.add(Figure.of(Classes.MACRO_ROC_AUC, area, areaInterval(target, area, ranked)));
        }
        if (loss != null) {
            figures.add(Figure.of(Metric.LOG_LOSS, loss, lossInterval(target, loss, labelled)));
        }
        return new TargetScore(classes.column(), accuracy, null, loss, CountRange.of(labelled), null, figures);
    }

    private Optional<Interval> lossInterval(int target, double loss, long labelled) {
        return last(target, Classes.LOSS_SQUARE)
                .flatMap(squares -> ErrorInterval.ofMean(loss, squares / labelled, labelled));
    }

    /** Sites are independent of each other, so the variance of their weighted mean is that of each with its weight squared. */
    private Optional<Interval> areaInterval(int target, double area, long ranked) {
        return last(target, Classes.AREA_VARIANCE)
                .flatMap(squares -> LogitInterval.of(area, squares / ((double) ranked * ranked), WITHIN_SITES));
    }

    private Optional<Double> last(int target, int limb) {
        return switch (kind) {
            case OPENING, TRAINING -> Optional.empty();
            case EVALUATION ->
                Optional.of(limbs[UpdateLayout.lastLimb(plan, target) + limb] / UpdateLayout.ERROR_SCALE);
        };
    }

    /** Absent where no honest sites have such a sum. */
    private @Nullable Double share(int limb, long rows) {
        var share = TaskScores.ratio(limbs[limb] / UpdateLayout.ERROR_SCALE, rows);
        return share == null || share > 1 ? null : share;
    }
}
