package io.covalence.connector.learning.task;

/** Cox's partial likelihood within a batch. */
public final class PartialLikelihoodLoss extends SurvivalLoss {
    private static final long serialVersionUID = 1;

    @Override
    double loss(SurvivalRows rows) {
        return likelihood(rows).loss();
    }

    @Override
    double[] gradient(SurvivalRows rows) {
        return likelihood(rows).gradient();
    }

    private static PartialLikelihood likelihood(SurvivalRows rows) {
        return PartialLikelihood.of(rows.times(), rows.events(), rows.scores());
    }
}
