package io.covalence.connector.learning;

import io.covalence.learning.scale.Scale;
import java.util.Map;
import java.util.function.DoubleConsumer;

/** A site's part of a study's work on its prepared dataset, for every round of a run. For use by one thread. */
public interface SiteWork extends AutoCloseable {
    /** Rows that an update counts for; 0 where nothing is trained. */
    int trainingRows();

    /** What the site tells of its training rows before anything is trained; only where the plan has an opening round. */
    default RoundSums open() {
        throw new IllegalStateException("this work has no opening round");
    }

    /**
     * Standardises inputs by the scale that all sites share, in every call from now on. Work without an opening round has no such
     * scale, and its inputs do not change.
     */
    default void standardise(Scale scale) {}

    /**
     * The site's part of a round's figures: scores of a model on its evaluation rows, or the counts of a summary.
     *
     * @throws UnusableUpdateException when the model gives a score that is not a finite number
     */
    EvaluationSums evaluate(float[] model);

    /**
     * Trains for one round.
     *
     * @param state what to start from
     * @param progress told the share of the work done, 0 to 1; what it throws ends the training
     * @throws UnusableUpdateException when training diverged
     * @return the vectors of the plan by name, unclipped; the model's is trained parameters less the round's
     */
    Map<String, float[]> train(SiteState state, TrainingRound round, DoubleConsumer progress);

    @Override
    void close();
}
