package io.covalence.learning.task;

import io.covalence.contract.metric.Figure;
import io.covalence.contract.metric.Metric;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.plan.task.BinaryLabels;
import io.covalence.contract.plan.task.Classes;
import io.covalence.contract.plan.task.Regression;
import io.covalence.contract.plan.task.Survival;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.TargetScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the scores of one target from the summed limbs of a round. */
public interface TaskScores {
    /** The score; what no site can score, or what no honest sites produce, is absent. */
    TargetScore score(int target);

    /** Chooses the class for a plan's task. */
    static TaskScores of(StudyPlan plan, RoundKind kind, long[] limbs) {
        return switch (plan.learning().task()) {
            case BinaryLabels labels -> new BinaryLabelsScores(plan, labels, kind, limbs);
            case Classes classes -> new ClassesScores(plan, classes, kind, limbs);
            case Regression regression -> new RegressionScores(plan, regression, kind, limbs);
            case Survival survival -> new SurvivalScores(plan, survival, kind, limbs);
        };
    }

    /** A mean from a sum, absent where nothing was summed. */
    static @Nullable Double ratio(double sum, long count) {
        return count == 0 ? null : sum / count;
    }

    /** Adds a figure that is known. */
    static void add(List<Figure> figures, Metric metric, @Nullable Double value) {
        if (value != null) {
            figures.add(new Figure(metric, value));
        }
    }
}
