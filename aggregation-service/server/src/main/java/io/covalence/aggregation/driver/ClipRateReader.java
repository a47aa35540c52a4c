package io.covalence.aggregation.driver;

import io.covalence.contract.plan.UpdateLayout;
import io.covalence.contract.run.ClipRate;
import io.covalence.secagg.VectorLayout;
import java.util.Optional;

/** Reads how much was clipped out of the opened sum of a training round. */
final class ClipRateReader {
    private ClipRateReader() {}

    /**
     * The rate; absent when the counts are not such as sites can have made, which spoils no model.
     *
     * @param limbs summed limbs in the order of {@link UpdateLayout}
     * @param sites in the sum
     */
    static Optional<ClipRate> read(VectorLayout layout, long[] limbs, int sites) {
        long norms = limbs[UpdateLayout.CLIPPED_NORMS];
        long coordinates = limbs[UpdateLayout.CLIPPED_COORDINATES];
        long all = (long) sites * layout.values();
        boolean possible = norms >= 0 && norms <= sites && coordinates >= 0 && coordinates <= all && all > 0;
        return possible
                ? Optional.of(new ClipRate(ClipRate.Part.of(norms, sites), (double) coordinates / all))
                : Optional.empty();
    }
}
