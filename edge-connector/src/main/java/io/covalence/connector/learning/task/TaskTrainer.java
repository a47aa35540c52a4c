package io.covalence.connector.learning.task;

import io.covalence.connector.dataset.LabelRules;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** A task's part of training and scoring: how its labels are read, the loss, and the figures that leave the site. */
public interface TaskTrainer {
    LabelRules labels();

    /** Activation of the model's outputs; scores are what goes into it. */
    Activation outputs();

    ILossFunction loss();

    /** How the loss finds a row's labels: unless said otherwise, a column for each output. */
    default LabelLayout layout() {
        return LabelLayout.columns(labels().columns().size());
    }

    /** Sets the limbs and histograms of all targets, as the task's record lays them out; none where the site has too few rows. */
    void tell(ScoredRows scored, ScoreLimbs limbs);
}
