package io.covalence.contract.plan.inputs;

/**
 * What becomes of rows of one site with the same inputs: the same molecule after standardisation, without
 * stereochemistry, which the features do not see, and the same descriptors. Targets are merged one by one over the rows
 * that have a label.
 */
public enum Duplicates {
    /** Every row stays. */
    KEEP,
    /** One row with the mean of the values; regression only. */
    MEAN,
    /** One row with the middle value, for an even number the mean of the middle two; for classes the majority, and none on a tie. */
    MEDIAN,
    /** One row with the label of most rows, and none on a tie; classification only. */
    MAJORITY,
    /** A file that has any is refused. */
    REFUSE
}
