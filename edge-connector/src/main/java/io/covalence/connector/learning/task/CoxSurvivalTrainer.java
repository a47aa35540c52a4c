package io.covalence.connector.learning.task;

import io.covalence.connector.dataset.LabelRules;
import io.covalence.connector.dataset.Row;
import io.covalence.contract.plan.task.CoxSurvival;
import io.covalence.contract.plan.work.Evaluation;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** The partial likelihood of one risk; rows without a time or an event do not count. */
public final class CoxSurvivalTrainer implements TaskTrainer {
    private final CoxSurvival task;
    private final Evaluation evaluation;

    public CoxSurvivalTrainer(CoxSurvival task, Evaluation evaluation) {
        this.task = task;
        this.evaluation = evaluation;
    }

    @Override
    public LabelRules labels() {
        return LabelRules.survival(task.time(), task.event());
    }

    @Override
    public Activation outputs() {
        return Activation.IDENTITY;
    }

    @Override
    public ILossFunction loss() {
        return new PartialLikelihoodLoss();
    }

    @Override
    public LabelLayout layout() {
        return new TimeAndEvent();
    }

    @Override
    public void tell(ScoredRows scored, ScoreLimbs limbs) {
        SurvivalSums.of(scored).tell(evaluation.smallestCell(), limbs);
    }

    private static final class TimeAndEvent implements LabelLayout {
        @Override
        public int width() {
            return 2;
        }

        @Override
        public int maskWidth() {
            return 1;
        }

        @Override
        public void write(Row row, float[] labels, int at, float[] mask, int maskAt) {
            if (row.hasLabel(CoxSurvival.TIME) && row.hasLabel(CoxSurvival.EVENT)) {
                labels[at + CoxSurvival.TIME] = row.label(CoxSurvival.TIME);
                labels[at + CoxSurvival.EVENT] = row.label(CoxSurvival.EVENT);
                mask[maskAt] = 1;
            }
        }
    }
}
