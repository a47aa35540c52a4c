package io.covalence.contract.plan.privacy;

import io.covalence.contract.plan.Statement;

/** Protection that a plan adds so that sums tell less of the rows behind them. */
public sealed interface Privacy permits None {
    /** What is added, and what sums tell all the same. */
    Statement says();
}
