package io.covalence.connector.learning;

import io.covalence.contract.metric.Figure;
import io.covalence.contract.plan.StudyPlan;
import io.covalence.contract.round.RoundKind;
import io.covalence.contract.run.ModelEvaluation;
import io.covalence.learning.task.Evaluations;
import java.util.Optional;

/** A study's headline figure from evaluation sums, computed as the aggregation service computes the federation's. */
public final class Metric {
    private Metric() {}

    /** All figures over the rows of all sites in the sums; absent when no target can be scored. */
    public static Optional<ModelEvaluation> evaluation(StudyPlan plan, EvaluationSums sums) {
        return Evaluations.read(plan, RoundKind.EVALUATION, 0, sums.limbs(plan));
    }

    /** The figure over the rows of all sites in the sums; absent when no target can be scored. */
    public static Optional<Figure> of(StudyPlan plan, EvaluationSums sums) {
        return evaluation(plan, sums).map(ModelEvaluation::figure);
    }
}
