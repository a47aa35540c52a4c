package io.covalence.connector.learning.task;

import io.covalence.connector.dataset.LabelRules;
import io.covalence.contract.plan.task.BinaryLabels;
import io.covalence.contract.plan.work.Evaluation;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/** Cross-entropy on a logit for each column. */
public final class BinaryLabelsTrainer implements TaskTrainer {
    private final BinaryLabels task;
    private final Evaluation evaluation;

    public BinaryLabelsTrainer(BinaryLabels task, Evaluation evaluation) {
        this.task = task;
        this.evaluation = evaluation;
    }

    @Override
    public LabelRules labels() {
        return LabelRules.classes(task.columns());
    }

    @Override
    public Activation outputs() {
        return Activation.SIGMOID;
    }

    @Override
    public ILossFunction loss() {
        return new LossBinaryXENT();
    }

    @Override
    public void tell(ScoredRows scored, ScoreLimbs limbs) {
        for (int target = 0; target < task.scored().size(); target++) {
            new ClassificationSums(evaluation, scored.column(target)).addTo(limbs, target);
        }
    }
}
