package io.covalence.connector.round;

import io.covalence.connector.learning.EvaluationSums;
import io.covalence.connector.learning.TrainingRound;
import java.util.function.DoubleConsumer;

/** A site's part of a study's learning, ready to be used again and again. For use by one thread. */
public interface Learning extends AutoCloseable {
    int trainingRows();

    /** Scores a model on the site's evaluation rows. */
    EvaluationSums evaluate(float[] model);

    /**
     * Trains from a model.
     *
     * @param progress told the share of the work done, 0 to 1; what it throws ends the training
     * @return trained parameters less the model's, unclipped
     */
    float[] train(float[] model, TrainingRound round, DoubleConsumer progress);

    @Override
    void close();
}
