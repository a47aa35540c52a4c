package io.covalence.contract.metric;

import java.io.Serializable;

/**
 * The name, unit and direction of a figure. It travels with the figure, so that code that shows figures does not depend
 * on the metric.
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

    /** Area under the precision-recall curve over the rows of all sites together; by chance it is the share of positives. */
    public static final Metric PR_AUC = new Metric("PR-AUC", "", Direction.HIGHER);

    /** Share of rows whose more probable label is the right one. */
    public static final Metric ACCURACY = new Metric("accuracy", "", Direction.HIGHER);

    /** Harmonic mean of precision and sensitivity, a row being called positive from a probability of one half on. */
    public static final Metric F1 = new Metric("F1", "", Direction.HIGHER);

    /** Mean squared difference of probability and label (Brier, Mon. Weather Rev. 1950, 78, 1). */
    public static final Metric BRIER = new Metric("Brier score", "", Direction.LOWER);

    /** Slope of the labels' logit over the model's: below 1 where probabilities are too extreme, above 1 where too timid. */
    public static final Metric CALIBRATION_SLOPE = new Metric("calibration slope", "", Direction.NEARER_TO_ONE);

    /** Share of the labels' variance over all rows together that the predictions explain; below 0 they do worse than the mean. */
    public static final Metric R_SQUARED = new Metric("R²", "", Direction.HIGHER);

    /** Mean cross-entropy of a row with a label, natural logarithm. */
    public static final Metric LOG_LOSS = new Metric("log loss", "nat", Direction.LOWER);

    /** Mean absolute error of a row with a label. */
    public static final Metric MAE = new Metric("MAE", "target's unit", Direction.LOWER);

    /** Root of the mean squared error over the rows of all sites together. */
    public static final Metric RMSE = new Metric("RMSE", "target's unit", Direction.LOWER);
}
