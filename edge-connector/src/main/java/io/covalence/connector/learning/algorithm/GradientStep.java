package io.covalence.connector.learning.algorithm;

import io.covalence.connector.dataset.Row;
import io.covalence.connector.learning.internal.Network;
import io.covalence.connector.learning.internal.Trainer;
import io.covalence.contract.plan.work.Training;
import java.util.List;
import java.util.function.DoubleConsumer;

/** One step along the gradient of all rows. */
public final class GradientStep implements LocalStep {
    @Override
    public void take(Network network, List<Row> rows, Training training, long seed, DoubleConsumer progress) {
        new Trainer(training, network, rows, seed).descendOnce(progress);
    }
}
