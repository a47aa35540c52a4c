package io.covalence.connector.round;

import io.covalence.connector.learning.EvaluationSums;
import io.covalence.connector.learning.SiteState;
import io.covalence.connector.learning.SiteWork;
import io.covalence.connector.learning.TrainingRound;
import io.covalence.contract.plan.UpdateVector;
import io.covalence.contract.plan.task.BinaryLabels;
import io.covalence.contract.plan.work.Evaluation;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleConsumer;

/** Gives the same update and sums in every round. */
record FixedLearning(int trainingRows, float value, int length, long count) implements SiteWork {
    /** For the linear plan of 64 fingerprint bits and one target: 65 parameters, four figures, four more in the last round, 64 histogram words. */
    static FixedLearning of(int trainingRows, float value, long count) {
        return new FixedLearning(trainingRows, value, 65, count);
    }

    @Override
    public EvaluationSums evaluate(float[] model) {
        var figures = new long[BinaryLabels.LIMBS];
        var histograms = new long[2 * Evaluation.DEFAULT_BINS];
        Arrays.fill(figures, count);
        Arrays.fill(histograms, count);
        return new EvaluationSums(10, figures, new long[BinaryLabels.LAST_LIMBS], histograms);
    }

    @Override
    public Map<String, float[]> train(SiteState state, TrainingRound round, DoubleConsumer progress) {
        progress.accept(0.5);
        var update = new float[length];
        Arrays.fill(update, value);
        progress.accept(1);
        return Map.of(UpdateVector.MODEL, update);
    }

    @Override
    public void close() {}
}
