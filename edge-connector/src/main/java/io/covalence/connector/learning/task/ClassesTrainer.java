package io.covalence.connector.learning.task;

import io.covalence.connector.dataset.LabelRules;
import io.covalence.connector.dataset.Row;
import io.covalence.contract.plan.task.Classes;
import io.covalence.contract.plan.work.Evaluation;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Cross-entropy of a softmax over the classes. */
public final class ClassesTrainer implements TaskTrainer {
    private final Classes task;
    private final Evaluation evaluation;

    public ClassesTrainer(Classes task, Evaluation evaluation) {
        this.task = task;
        this.evaluation = evaluation;
    }

    @Override
    public LabelRules labels() {
        return LabelRules.names(task.column(), task.classes());
    }

    @Override
    public Activation outputs() {
        return Activation.SOFTMAX;
    }

    @Override
    public ILossFunction loss() {
        return new LossMCXENT();
    }

    @Override
    public LabelLayout layout() {
        return new OneOf(task.outputs());
    }

    @Override
    public void tell(ScoredRows scored, ScoreLimbs limbs) {
        ClassesSums.of(scored, task.outputs()).tell(evaluation.smallestCell(), limbs);
    }

    /** 1 at the place of the row's class, 0 at the others. */
    private record OneOf(int width) implements LabelLayout {
        @Override
        public int maskWidth() {
            return 1;
        }

        @Override
        public void write(Row row, float[] labels, int at, float[] mask, int maskAt) {
            if (row.hasLabel(0)) {
                labels[at + (int) row.label(0)] = 1;
                mask[maskAt] = 1;
            }
        }
    }
}
