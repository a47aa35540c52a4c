package io.covalence.contract.plan.algorithm;

import io.covalence.contract.plan.Bounds;
import io.covalence.contract.plan.Statement;
import io.covalence.contract.plan.work.Training;

/** How the next model follows from the one before and the sites' updates. */
public sealed interface Algorithm permits FedAvg, FedSgd, FedProx, FedOpt {
    /** Adds to a plan's bounds, with pointers from the plan, what of its training does not go with it. */
    default void goesWith(Training training, Bounds bounds) {}

    /** What the service makes of the updates. */
    Statement says();
}
