package io.covalence.connector.learning.algorithm;

import io.covalence.connector.dataset.Row;
import io.covalence.connector.learning.internal.Network;
import io.covalence.connector.learning.internal.Trainer;
import java.util.List;
import java.util.Map;

/** Mini-batch descent with {@code mu (w - w0)} added to each gradient, where {@code w0} is the round's model. */
public final class ProximalDescent implements LocalStep {
    private final double mu;

    public ProximalDescent(double mu) {
        this.mu = mu;
    }

    @Override
    public Map<String, float[]> take(Network network, List<Row> rows, LocalRound round) {
        try (var start = network.copy()) {
            new Trainer(round.training(), network, rows, round.seed())
                    .run(
                            (gradient, parameters) -> {
                                try (var distance = parameters.sub(start)) {
                                    gradient.addi(distance.muli(mu));
                                }
                            },
                            round.progress());
        }
        return Map.of();
    }
}
