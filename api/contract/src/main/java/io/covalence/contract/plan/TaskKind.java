package io.covalence.contract.plan;

/** What a study predicts for each target. */
public enum TaskKind {
    /** A probability per target; labels 0, 1 or missing. Headline metric: mean ROC-AUC of the last model; in each round, within sites. */
    CLASSIFICATION,
    /** A number per target, learned as {@code (value - center) / scale}. Headline metric: mean RMSE in the target's own unit. */
    REGRESSION
}
