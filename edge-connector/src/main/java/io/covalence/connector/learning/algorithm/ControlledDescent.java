package io.covalence.connector.learning.algorithm;

import io.covalence.connector.dataset.Row;
import io.covalence.connector.learning.internal.Network;
import io.covalence.connector.learning.internal.Trainer;
import io.covalence.contract.plan.algorithm.Scaffold;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.factory.Nd4j;

/** A site's part of SCAFFOLD, see {@link Scaffold}: descent with {@code c - c_i} added to each gradient. */
public final class ControlledDescent implements LocalStep {
    @Override
    public Map<String, float[]> take(Network network, List<Row> rows, LocalRound round) {
        var trainer = new Trainer(round.training(), network, rows, round.seed());
        var state = round.state();
        var control = state.shared(Scaffold.CONTROL);
        var own = state.own(Scaffold.CONTROL);
        var difference = new float[control.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = control[i] - own[i];
        }
        try (var correction = Nd4j.create(difference, new long[] {1, difference.length}, 'c')) {
            trainer.run((gradient, parameters) -> gradient.addi(correction), round.progress());
        }
        return Map.of(Scaffold.CONTROL, change(state.model(), network.parameters(), control, steps(trainer, round)));
    }

    /** What a gradient has been multiplied by on the whole way. */
    private static double steps(Trainer trainer, LocalRound round) {
        return trainer.updates() * round.learningRate();
    }

    private static float[] change(float[] from, float[] to, float[] control, double steps) {
        var change = new float[from.length];
        for (int i = 0; i < change.length; i++) {
            change[i] = (float) (((double) from[i] - to[i]) / steps - control[i]);
        }
        return change;
    }
}
