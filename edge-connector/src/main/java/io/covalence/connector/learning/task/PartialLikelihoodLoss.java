package io.covalence.connector.learning.task;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossL2;

/**
 * Cox's partial likelihood within a batch: one output without an activation, labels with a time and an event, and a mask of one column.
 * Rows that are masked are in no risk set. Of the squares that it extends nothing is left but how gradient and score are put together.
 */
public final class PartialLikelihoodLoss extends LossL2 {
    private static final long serialVersionUID = 1;

    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        double loss = likelihood(SurvivalRows.of(labels, preOutput, mask)).loss();
        return average ? loss / labels.size(0) : loss;
    }

    /** What each row adds cannot be told apart, so all of it stands at the first one. */
    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        var scores = Nd4j.zeros(preOutput.dataType(), labels.size(0), 1);
        scores.putScalar(0, computeScore(labels, preOutput, activation, mask, false));
        return scores;
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        var rows = SurvivalRows.of(labels, preOutput, mask);
        var likelihood = likelihood(rows);
        return rows.gradient(likelihood.gradient(), preOutput);
    }

    @Override
    public String name() {
        return "PartialLikelihoodLoss";
    }

    private static PartialLikelihood likelihood(SurvivalRows rows) {
        return PartialLikelihood.of(rows.times(), rows.events(), rows.scores());
    }
}
