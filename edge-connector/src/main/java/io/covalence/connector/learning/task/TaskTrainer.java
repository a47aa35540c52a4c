package io.covalence.connector.learning.task;

import io.covalence.connector.dataset.LabelRules;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/** What a task asks of training and scoring: how its labels are read, what errors cost, and what of the scores is told. */
public interface TaskTrainer {
    LabelRules labels();

    /** Activation of the model's outputs; scores are what goes into it. */
    Activation outputs();

    ILossFunction loss();

    /**
     * Adds a column's limbs and histograms, as the task's record lays them out; nothing where the site has too few rows.
     *
     * @param target number of the column
     * @param figures limbs of all columns
     * @param histograms of all columns
     */
    void addTo(ScoredColumn column, int target, long[] figures, long[] histograms);
}
