package io.covalence.connector.round;

import io.covalence.connector.learning.EvaluationSums;
import io.covalence.connector.learning.SiteState;
import io.covalence.connector.learning.SiteWork;
import io.covalence.connector.learning.TrainingRound;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;

/** Counts how often it is trained. */
record CountedLearning(SiteWork learning, AtomicInteger trained) implements SiteWork {
    @Override
    public int trainingRows() {
        return learning.trainingRows();
    }

    @Override
    public EvaluationSums evaluate(float[] model) {
        return learning.evaluate(model);
    }

    @Override
    public Map<String, float[]> train(SiteState state, TrainingRound round, DoubleConsumer progress) {
        trained.incrementAndGet();
        return learning.train(state, round, progress);
    }

    @Override
    public void close() {
        learning.close();
    }
}
