package io.covalence.connector.learning.algorithm;

import io.covalence.connector.dataset.Row;
import io.covalence.connector.learning.internal.Network;
import java.util.List;
import java.util.Map;

/** A site's work on its rows in a training round. */
public interface LocalStep {
    /**
     * Moves a network that holds the round's model, and descends at the round's learning rate, to where this site's rows want it.
     *
     * @return what the site sends besides that move, by name; of most algorithms nothing
     */
    Map<String, float[]> take(Network network, List<Row> rows, LocalRound round);
}
