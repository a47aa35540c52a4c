package io.covalence.learning.step;

import io.covalence.contract.plan.algorithm.Scaffold;
import java.util.List;

/**
 * The service's part of SCAFFOLD, see {@link Scaffold}: {@code x = x + rate mean(dx)},
 * {@code c = c + |S| / N mean(dc)}.
 *
 * @param learningRate step along the mean of the updates
 */
public record ScaffoldStep(double learningRate) implements ServerStep {
    @Override
    public List<StateVector> memory() {
        return List.of(new StateVector(Scaffold.CONTROL, 0));
    }

    @Override
    public void step(int versions, StateSegment state, Means means) {
        var model = state.vector(StateVector.MODEL);
        var control = state.vector(Scaffold.CONTROL);
        var update = means.of(StateVector.MODEL);
        var change = means.of(Scaffold.CONTROL);
        double share = (double) means.sites() / means.cohort();
        for (int i = 0; i < update.length; i++) {
            model.put(i, (float) (model.get(i) + learningRate * update[i]));
            control.put(i, (float) (control.get(i) + share * change[i]));
        }
    }
}
