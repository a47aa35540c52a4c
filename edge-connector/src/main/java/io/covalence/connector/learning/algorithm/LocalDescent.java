package io.covalence.connector.learning.algorithm;

import io.covalence.connector.dataset.Row;
import io.covalence.connector.learning.internal.Network;
import io.covalence.connector.learning.internal.Trainer;
import io.covalence.contract.plan.work.Training;
import java.util.List;
import java.util.function.DoubleConsumer;

/** The plan's mini-batch descent from the round's model: the step of every algorithm that only averages. */
public final class LocalDescent implements LocalStep {
    @Override
    public void take(Network network, List<Row> rows, Training training, long seed, DoubleConsumer progress) {
        new Trainer(training, network, rows, seed).run(progress);
    }
}
