package io.covalence.contract.metric;

import java.io.Serializable;

/**
 * What a figure is. It travels with the figure, so that whoever shows one needs to know no metric by name.
 *
 * @param name as people read it
 * @param unit empty for a figure without one
 */
public record Metric(String name, String unit, Direction better) implements Serializable {
    /** Area under the ROC curve over the rows of all sites together, from one histogram of scores. */
    public static final Metric ROC_AUC = new Metric("ROC-AUC", "", Direction.HIGHER);

    /**
     * Area under the ROC curve where a positive is compared only with negatives of its own site: the sites' areas, weighted by
     * their pairs of both classes. Below or above {@link #ROC_AUC} where sites differ in how high they score.
     */
    public static final Metric WITHIN_SITE_ROC_AUC = new Metric("within-site ROC-AUC", "", Direction.HIGHER);

    /** Mean cross-entropy of a row with a label, natural logarithm. */
    public static final Metric LOG_LOSS = new Metric("log loss", "nat", Direction.LOWER);

    /** Mean absolute error of a row with a label. */
    public static final Metric MAE = new Metric("MAE", "target's unit", Direction.LOWER);

    /** Root of the mean squared error over the rows of all sites together. */
    public static final Metric RMSE = new Metric("RMSE", "target's unit", Direction.LOWER);
}
