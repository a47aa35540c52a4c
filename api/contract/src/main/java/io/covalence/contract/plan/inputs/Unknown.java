package io.covalence.contract.plan.inputs;

/** What a cell means that is none of a column's categories. */
public enum Unknown {
    /** One category more, for all of them together. */
    OTHER,
    /** The file is refused. */
    REFUSE
}
