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
import io.covalence.learning.metric.ShareInterval;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sites' accuracies and mean areas, weighted by their rows. */
final class ClassesScores implements TaskScores {
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
        TaskScores.add(figures, Classes.MACRO_ROC_AUC, share(first + Classes.AREA, limbs[first + Classes.RANKED]));
        if (loss != null) {
            figures.add(Figure.of(Metric.LOG_LOSS, loss, interval(target, loss, labelled)));
        }
        return new TargetScore(classes.column(), accuracy, null, loss, CountRange.of(labelled), null, figures);
    }

    private Optional<Interval> interval(int target, double loss, long labelled) {
        return switch (kind) {
            case OPENING, TRAINING -> Optional.empty();
            case EVALUATION -> {
                double squares = limbs[UpdateLayout.lastLimb(plan, target) + Classes.LOSS_SQUARE];
                yield ErrorInterval.ofMean(loss, squares / UpdateLayout.ERROR_SCALE / labelled, labelled);
            }
        };
    }

    /** Absent where no honest sites have such a sum. */
    private @Nullable Double share(int limb, long rows) {
        var share = TaskScores.ratio(limbs[limb] / UpdateLayout.ERROR_SCALE, rows);
        return share == null || share > 1 ? null : share;
    }
}
