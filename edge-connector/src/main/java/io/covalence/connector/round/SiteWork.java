package io.covalence.connector.round;

import io.covalence.connector.learning.EvaluationSums;
import io.covalence.connector.learning.RoundSums;
import io.covalence.connector.learning.SiteState;
import io.covalence.connector.learning.TrainingRound;
import io.covalence.learning.scale.Scale;
import java.util.Map;
import java.util.function.DoubleConsumer;

/** A site's part of a study's work, prepared for repeated use. For use by one thread. */
public interface SiteWork extends AutoCloseable {
    /** Rows that an update counts for; 0 where nothing is trained. */
    int trainingRows();

    /** What the site tells of its training rows before anything is trained; only where the plan has an opening round. */
    default RoundSums open() {
        throw new IllegalStateException("this work has no opening round");
    }

    /** From here on inputs are standardised so, as at all sites; of work without an opening round they do not change. */
    default void standardise(Scale scale) {}

    /** What the site adds to a round's figures: of a learning how a model scores on its evaluation rows, of a summary its counts. */
    EvaluationSums evaluate(float[] model);

    /**
     * Trains.
     *
     * @param state what to start from
     * @param progress told the share of the work done, 0 to 1; what it throws ends the training
     * @return the vectors of the plan by name, unclipped; the model's is trained parameters less the round's
     */
    Map<String, float[]> train(SiteState state, TrainingRound round, DoubleConsumer progress);

    @Override
    void close();
}
