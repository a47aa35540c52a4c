package io.covalence.connector.learning.algorithm;

import io.covalence.connector.dataset.Row;
import io.covalence.connector.learning.internal.Network;
import io.covalence.contract.plan.work.Training;
import java.util.List;
import java.util.function.DoubleConsumer;

/** What a site does with its rows in a training round. */
public interface LocalStep {
    /**
     * Moves a network that holds the round's model, and descends at the round's learning rate, to where this site's rows want it.
     *
     * @param seed fixes all that is random
     * @param progress told the share of the work done, 0 to 1
     */
    void take(Network network, List<Row> rows, Training training, long seed, DoubleConsumer progress);
}
