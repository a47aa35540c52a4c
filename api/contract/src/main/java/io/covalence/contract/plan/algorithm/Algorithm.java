package io.covalence.contract.plan.algorithm;

import io.covalence.contract.plan.Statement;

/** How the next model follows from the one before and the sites' updates. */
public sealed interface Algorithm permits FedAvg, FedOpt {
    /** What the service makes of the updates. */
    Statement says();
}
