package io.covalence.connector.learning.task;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossL2;

/**
 * A loss of survival: one output without an activation, labels with a time and an event, and a mask of one column. Rows
 * that are masked do not count. Of the squares that it extends nothing is left but how gradient and score are put
 * together.
 */
abstract class SurvivalLoss extends LossL2 {
    private static final long serialVersionUID = 1;

    /** Summed over the rows. */
    abstract double loss(SurvivalRows rows);

    /** By the scores, row by row. */
    abstract double[] gradient(SurvivalRows rows);

    @Override
    public final double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        double loss = loss(SurvivalRows.of(labels, preOutput, mask));
        return average ? loss / labels.size(0) : loss;
    }

    /** What each row adds cannot always be told apart, so all of it stands at the first one. */
    @Override
    public final INDArray computeScoreArray(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        var scores = Nd4j.zeros(preOutput.dataType(), labels.size(0), 1);
        scores.putScalar(0, computeScore(labels, preOutput, activation, mask, false));
        return scores;
    }

    @Override
    public final INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        var rows = SurvivalRows.of(labels, preOutput, mask);
        return rows.gradient(gradient(rows), preOutput);
    }

    @Override
    public final String name() {
        return getClass().getSimpleName();
    }
}
