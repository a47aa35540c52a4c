package io.covalence.contract.run;

import io.covalence.contract.metric.Figure;

/**
 * How many updates and coordinates in a sum exceeded the plan's bounds, from securely summed counts. It tells nothing
 * of a single site, unless all were alike. A large share calls for a larger bound or a lower learning rate.
 *
 * @param sites how many sites had an update longer than the clip norm
 * @param share of all coordinates in the sum that were cut to the coordinate bound; 0 to 1, rounded
 */
public record ClipRate(Part sites, double share) {
    /** How many of a cohort, in a word: of two cohorts that differ by one site, numbers would tell what that site did. */
    public enum Part {
        NONE,
        /** At least one, at most half of them. */
        SOME,
        MOST,
        ALL;

        /** The word for {@code count} of {@code all}. */
        public static Part of(long count, long all) {
            if (count == 0) {
                return NONE;
            }
            if (count == all) {
                return ALL;
            }
            return 2 * count <= all ? SOME : MOST;
        }
    }

    public ClipRate {
        share = Figure.rounded(share);
    }
}
