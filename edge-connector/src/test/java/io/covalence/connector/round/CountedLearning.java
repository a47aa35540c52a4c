package io.covalence.connector.round;

import io.covalence.connector.learning.EvaluationSums;
import io.covalence.connector.learning.TrainingRound;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;

/** Counts how often it is trained. */
record CountedLearning(Learning learning, AtomicInteger trained) implements Learning {
    @Override
    public int trainingRows() {
        return learning.trainingRows();
    }

    @Override
    public EvaluationSums evaluate(float[] model) {
        return learning.evaluate(model);
    }

    @Override
    public float[] train(float[] model, TrainingRound round, DoubleConsumer progress) {
        trained.incrementAndGet();
        return learning.train(model, round, progress);
    }

    @Override
    public void close() {
        learning.close();
    }
}
