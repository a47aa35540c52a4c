package io.covalence.learning.step;

import java.util.List;

/** Of work that has no training round: nothing is remembered, and no version follows from another. */
final class NoStep implements ServerStep {
    @Override
    public List<StateVector> memory() {
        return List.of();
    }

    @Override
    public void step(int versions, StateSegment state, Means means) {
        throw new IllegalStateException("no version follows from a round that trains nothing");
    }
}
