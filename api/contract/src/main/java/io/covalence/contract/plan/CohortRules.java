package io.covalence.contract.plan;

/**
 * The rules for the sites of a sum.
 *
 * @param minimumSites smallest cohort whose sum may be opened; never below 3
 * @param maximumSites most sites of a run, for which the sum is proved not to overflow its ring
 * @param assumedColluders sites assumed to collude with the operator; raises the threshold
 */
public record CohortRules(
        @Range(least = 3, most = MOST_SITES) int minimumSites,
        @Range(least = 3, most = MOST_SITES) int maximumSites,
        @Range(least = 0, most = MOST_SITES - 2) int assumedColluders)
        implements Checked {
    static final int MOST_SITES = 200;

    @Override
    public void check(Bounds bounds) {
        if (maximumSites < minimumSites) {
            bounds.add("/maximumSites", "must not be below the minimum of sites");
        }
        if (assumedColluders > minimumSites - 2) {
            bounds.add("/assumedColluders", "must leave two honest sites in the smallest cohort");
        }
    }
}
