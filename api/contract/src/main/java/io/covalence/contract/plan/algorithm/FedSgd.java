package io.covalence.contract.plan.algorithm;

import io.covalence.contract.plan.Bounds;
import io.covalence.contract.plan.Kind;
import io.covalence.contract.plan.Statement;
import io.covalence.contract.plan.work.Training;

/**
 * Federated gradient descent (McMahan et al., AISTATS 2017, "FedSGD"): each site takes one step along the gradient of
 * all its rows. The mean of the steps, weighted by rows, is a step along the gradient of the whole federation's rows. A
 * site reads its rows batch by batch; the size of a batch bounds its memory and changes nothing else.
 */
@Kind("fedSgd")
public record FedSgd() implements Algorithm {
    @Override
    public void goesWith(Training training, Bounds bounds) {
        if (training.localEpochs() + training.localUpdates() != 1) {
            bounds.add("/work/training/localUpdates", "must be 1 for fedSgd: a site takes one step over all its rows");
        }
        if (training.momentum() != 0) {
            bounds.add("/work/training/momentum", "must be 0 for fedSgd: one step in a round has no momentum");
        }
    }

    @Override
    public Statement says() {
        return Statement.of("algorithm.fedSgd");
    }
}
