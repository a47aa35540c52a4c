package io.covalence.contract.round;

/** The kind of work in a round. */
public enum RoundKind {
    /** Sum up the training rows once, before anything is trained: all sites standardise by the result. */
    OPENING,
    /** Evaluate the incoming model, then train it and contribute the update together with the evaluation's sums. */
    TRAINING,
    /** Only evaluate: the last round of a run, which gives the final model its metric. */
    EVALUATION
}
