package io.covalence.connector.dataset.internal;

import io.covalence.contract.plan.inputs.Duplicates;
import java.util.Arrays;

/** One value for several of one molecule and target. */
final class Merge {
    private Merge() {}

    /**
     * Merges.
     *
     * @param values that are there, in any order
     * @return NaN when there is none
     */
    static float of(float[] values, Duplicates how) {
        if (values.length == 0) {
            return Float.NaN;
        }
        if (how == Duplicates.MEAN) {
            double sum = 0;
            for (float value : values) {
                sum += value;
            }
            return (float) (sum / values.length);
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return (float) (sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + (double) sorted[half]) / 2);
    }

    /** Largest less smallest. */
    static float spread(float[] values) {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return values.length == 0 ? 0 : most - least;
    }
}
