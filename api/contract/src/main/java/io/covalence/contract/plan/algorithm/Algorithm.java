package io.covalence.contract.plan.algorithm;

import io.covalence.contract.plan.Bounds;
import io.covalence.contract.plan.Encoding;
import io.covalence.contract.plan.Schedule;
import io.covalence.contract.plan.Statement;
import io.covalence.contract.plan.UpdateVector;
import io.covalence.contract.plan.inputs.Inputs;
import io.covalence.contract.plan.work.Learning;
import java.util.List;
import java.util.Optional;

/** How the next model follows from the previous one and the sites' updates. */
public sealed interface Algorithm permits FedAvg, FedSgd, FedProx, FedOpt, Scaffold, RiskSets {
    /** Adds to a plan's bounds, with pointers from the plan, what of its parts does not go with it. */
    default void goesWith(Learning learning, Inputs inputs, Schedule schedule, Bounds bounds) {}

    /**
     * What sites send in a training round, if they send vectors: the update of the model first. Each has its place in a version's
     * state, under its name, and that state is what sites start from.
     */
    default List<UpdateVector> vectors(Encoding encoding) {
        return List.of(UpdateVector.model(encoding));
    }

    /** Whether sites send vectors in a training round; otherwise exact sums, of which the service makes the update itself. */
    default boolean sendsVectors() {
        return true;
    }

    /** How many such sums; 0 where sites send vectors. */
    default long sums(int inputs) {
        return 0;
    }

    /** What these sums are; nothing where sites send vectors. */
    default Optional<Statement> tells(int inputs, int smallestCell) {
        return Optional.empty();
    }

    /** What the service makes of what sites send. */
    Statement says();
}
