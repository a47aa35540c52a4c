package io.covalence.contract.plan.inputs;

/** The meaning of a cell that is none of a column's categories. */
public enum Unknown {
    /** One category more, for all of them together. */
    OTHER,
    /** The file is refused. */
    REFUSE
}
