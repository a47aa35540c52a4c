package io.covalence.connector.learning.task;

import io.covalence.connector.dataset.LabelRules;
import io.covalence.connector.dataset.Row;
import io.covalence.contract.plan.task.Survival;
import io.covalence.contract.plan.work.Evaluation;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** One risk; rows without a time or an event do not count. */
public final class SurvivalTrainer implements TaskTrainer {
    private final Survival task;
    private final ILossFunction loss;
    private final Evaluation evaluation;

    public SurvivalTrainer(Survival task, ILossFunction loss, Evaluation evaluation) {
        this.task = task;
        this.loss = loss;
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
        return loss;
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
            if (row.hasLabel(Survival.TIME) && row.hasLabel(Survival.EVENT)) {
                labels[at + Survival.TIME] = row.label(Survival.TIME);
                labels[at + Survival.EVENT] = row.label(Survival.EVENT);
                mask[maskAt] = 1;
            }
        }
    }
}
