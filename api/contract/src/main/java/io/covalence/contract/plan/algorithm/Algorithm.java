package io.covalence.contract.plan.algorithm;

import io.covalence.contract.plan.Bounds;
import io.covalence.contract.plan.Encoding;
import io.covalence.contract.plan.Statement;
import io.covalence.contract.plan.UpdateVector;
import io.covalence.contract.plan.work.Training;
import java.util.List;

/** How the next model follows from the previous one and the sites' updates. */
public sealed interface Algorithm permits FedAvg, FedSgd, FedProx, FedOpt, Scaffold {
    /** Adds to a plan's bounds, with pointers from the plan, what of its training does not go with it. */
    default void goesWith(Training training, Bounds bounds) {}

    /**
     * What sites send in a training round: the update of the model first. Each has its place in a version's state, under its name,
     * and that state is what sites start from.
     */
    default List<UpdateVector> vectors(Encoding encoding) {
        return List.of(UpdateVector.model(encoding));
    }

    /** What the service makes of the updates. */
    Statement says();
}
