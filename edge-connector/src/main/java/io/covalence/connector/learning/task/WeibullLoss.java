package io.covalence.connector.learning.task;

import io.covalence.contract.plan.task.WeibullSurvival;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossL2;

/**
 * The loss of {@link WeibullSurvival}: one output without an activation, labels with a time and an event, and a mask of
 * one column. Of the squares that it extends nothing is left but how gradient and score are put together.
 */
public final class WeibullLoss extends LossL2 implements ParametricLoss {
    private static final long serialVersionUID = 1;

    private final double unit;
    private transient @Nullable INDArray logShape;
    private transient @Nullable INDArray byShape;

    /** With times divided by a unit. */
    public WeibullLoss(double unit) {
        this.unit = unit;
    }

    @Override
    public int constants() {
        return 1;
    }

    @Override
    public void constants(INDArray values) {
        logShape = values;
    }

    @Override
    public void gradient(INDArray target) {
        byShape = target;
    }

    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        double loss = likelihood(SurvivalRows.of(labels, preOutput, mask)).loss();
        return average ? loss / labels.size(0) : loss;
    }

    /** All of it stands at the first row: nobody reads a row's own. */
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
        inNetwork(byShape).assign(likelihood.byShape());
        return rows.gradient(likelihood.gradient(), preOutput);
    }

    private WeibullLikelihood likelihood(SurvivalRows rows) {
        var times = Arrays.stream(rows.times()).map(time -> time / unit).toArray();
        return WeibullLikelihood.of(
                times, rows.events(), rows.scores(), inNetwork(logShape).getDouble(0));
    }

    private static INDArray inNetwork(@Nullable INDArray place) {
        if (place == null) {
            throw new IllegalStateException("the loss is in no network yet");
        }
        return place;
    }

    @Override
    public String name() {
        return "WeibullLoss";
    }
}
