package io.covalence.connector.learning.task;

import io.covalence.connector.dataset.LabelRules;
import io.covalence.contract.plan.task.Regression;
import io.covalence.contract.plan.work.Evaluation;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** Bounded squares of the standardised error for each column. */
public final class RegressionTrainer implements TaskTrainer {
    private final Regression task;
    private final Evaluation evaluation;

    public RegressionTrainer(Regression task, Evaluation evaluation) {
        this.task = task;
        this.evaluation = evaluation;
    }

    @Override
    public LabelRules labels() {
        return LabelRules.numbers(task.targets());
    }

    @Override
    public Activation outputs() {
        return Activation.IDENTITY;
    }

    @Override
    public ILossFunction loss() {
        return new BoundedSquares(task.loss().linearFrom());
    }

    @Override
    public void tell(ScoredRows scored, ScoreLimbs limbs) {
        for (int target = 0; target < task.scored().size(); target++) {
            new RegressionSums(evaluation, scored.column(target)).addTo(limbs, target);
        }
    }
}
