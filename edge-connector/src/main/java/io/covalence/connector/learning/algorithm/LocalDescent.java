package io.covalence.connector.learning.algorithm;

import io.covalence.connector.dataset.Row;
import io.covalence.connector.learning.internal.Network;
import io.covalence.connector.learning.internal.Trainer;
import java.util.List;
import java.util.Map;

/** The plan's mini-batch descent from the round's model, for every algorithm that only averages. */
public final class LocalDescent implements LocalStep {
    @Override
    public Map<String, float[]> take(Network network, List<Row> rows, LocalRound round) {
        new Trainer(round.training(), network, rows, round.seed()).run(round.progress());
        return Map.of();
    }
}
