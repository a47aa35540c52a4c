package io.covalence.secagg.server;

import io.covalence.secagg.VectorLayout;
import io.covalence.secagg.internal.Mask;
import java.util.List;

/** The masks to take out of the sum. They are in memory only; {@link #wipe()} them once the last chunk is unmasked. */
public final class RecoveredMasks {
    private final VectorLayout layout;
    private final List<Mask> removals;

    RecoveredMasks(VectorLayout layout, List<Mask> removals) {
        this.layout = layout;
        this.removals = List.copyOf(removals);
    }

    void remove(int chunk, byte[] sum) {
        removals.forEach(mask -> mask.apply(layout, chunk, sum));
    }

    VectorLayout layout() {
        return layout;
    }

    public void wipe() {
        removals.forEach(Mask::wipe);
    }

    @Override
    public String toString() {
        return "RecoveredMasks[[REDACTED]]";
    }
}
