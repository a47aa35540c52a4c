package io.covalence.connector.learning;

import io.covalence.contract.round.RoundKind;

/** Exact sums that a site sends in a round, rounded as they may leave it. */
public interface RoundSums {
    /** Places them among the 64-bit limbs of a contribution, see {@link io.covalence.contract.plan.UpdateLayout}. */
    void writeTo(long[] limbs, RoundKind kind);
}
