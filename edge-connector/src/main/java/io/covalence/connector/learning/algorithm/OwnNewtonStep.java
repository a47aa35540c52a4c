package io.covalence.connector.learning.algorithm;

import io.covalence.connector.dataset.Row;
import io.covalence.connector.learning.UnusableUpdateException;
import io.covalence.connector.learning.internal.Network;
import io.covalence.learning.step.NoStepException;
import io.covalence.learning.step.UpdateFromSums;
import java.util.List;
import java.util.Map;

/** The step that sums would give if there were no other site: for a model of a site's own, of which nothing is sent. */
public final class OwnNewtonStep implements LocalStep {
    private final LocalRiskSets sums;
    private final UpdateFromSums step;

    public OwnNewtonStep(LocalRiskSets sums, UpdateFromSums step) {
        this.sums = sums;
        this.step = step;
    }

    @Override
    public Map<String, float[]> take(Network network, List<Row> rows, LocalRound round) {
        var model = round.state().model();
        try {
            var update = step.update(model, sums.sums(rows, model, round.progress()));
            var next = model.clone();
            for (int i = 0; i < next.length; i++) {
                next[i] = (float) (next[i] + update[i]);
            }
            network.parameters(next);
            return Map.of();
        } catch (NoStepException none) {
            throw new UnusableUpdateException("this site's rows alone give no step: " + none.getMessage());
        }
    }
}
