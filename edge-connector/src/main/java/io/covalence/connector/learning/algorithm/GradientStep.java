package io.covalence.connector.learning.algorithm;

import io.covalence.connector.dataset.Row;
import io.covalence.connector.learning.internal.Network;
import io.covalence.connector.learning.internal.Trainer;
import java.util.List;
import java.util.Map;

/** One step along the gradient of all rows. */
public final class GradientStep implements LocalStep {
    @Override
    public Map<String, float[]> take(Network network, List<Row> rows, LocalRound round) {
        new Trainer(round.training(), network, rows, round.seed()).descendOnce(round.progress());
        return Map.of();
    }
}
