package io.covalence.contract.plan.inputs;

/** The meaning of an empty cell in a column of numbers. */
public enum Missing {
    /** The column's centre: the mean of the training rows, of the site or of all, or the plan's centre where that is declared. */
    MEAN,
    /** The same, and a further input is 1 where the cell is empty, otherwise 0. */
    INDICATOR,
    /** The file is refused. */
    REFUSE
}
