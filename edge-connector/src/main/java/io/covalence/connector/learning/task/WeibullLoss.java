package io.covalence.connector.learning.task;

import io.covalence.contract.plan.task.WeibullSurvival;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The loss of {@link WeibullSurvival}. */
public final class WeibullLoss extends SurvivalLoss implements ParametricLoss {
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
    double loss(SurvivalRows rows) {
        return likelihood(rows).loss();
    }

    @Override
    double[] gradient(SurvivalRows rows) {
        var likelihood = likelihood(rows);
        inNetwork(byShape).assign(likelihood.byShape());
        return likelihood.gradient();
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
}
