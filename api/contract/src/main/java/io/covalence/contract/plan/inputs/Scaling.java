package io.covalence.contract.plan.inputs;

/** The source of a numeric column's centre and scale. */
public enum Scaling {
    /**
     * Mean and standard deviation (with n - 1) of the site's own training rows; they stay there. The scale is 1 where these rows
     * do not differ.
     */
    PER_SITE,
    /**
     * Mean and standard deviation of the training rows of all sites, as a securely summed opening round tells them. The plan's own
     * centre and scale say about where the numbers lie: ranges about them are what sites count.
     */
    SUMMED,
    /** The plan says them, so that no site has to reveal its own and all sites mean the same by a value. */
    DECLARED
}
