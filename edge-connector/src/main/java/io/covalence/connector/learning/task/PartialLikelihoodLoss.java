package io.covalence.connector.learning.task;

import io.covalence.contract.plan.task.CoxSurvival;
import java.util.Arrays;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossL2;

/**
 * Cox's partial likelihood within a batch: one output without an activation, labels with a time and an event, and a mask of one column.
 * Rows that are masked are in no risk set. Of the squares that it extends nothing is left but how gradient and score are put together.
 */
final class PartialLikelihoodLoss extends LossL2 {
    private static final long serialVersionUID = 1;

    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        double loss = Rows.of(labels, preOutput, mask).likelihood().loss();
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
        var rows = Rows.of(labels, preOutput, mask);
        var likelihood = rows.likelihood();
        var gradient = Nd4j.zeros(preOutput.dataType(), preOutput.shape());
        for (int i = 0; i < rows.place().length; i++) {
            gradient.putScalar(rows.place()[i], 0, likelihood.gradient()[i]);
        }
        return gradient;
    }

    @Override
    public String name() {
        return "PartialLikelihoodLoss";
    }

    /** The rows that count. */
    @SuppressWarnings("ArrayRecordComponent") // Lives for one step; nobody compares it.
    private record Rows(int[] place, double[] times, boolean[] events, double[] scores) {
        static Rows of(INDArray labels, INDArray preOutput, INDArray mask) {
            int rows = Math.toIntExact(labels.size(0));
            int count = 0;
            var place = new int[rows];
            for (int i = 0; i < rows; i++) {
                if (mask == null || mask.getDouble(i, 0) != 0) {
                    place[count++] = i;
                }
            }
            var some = Arrays.copyOf(place, count);
            var times = new double[count];
            var events = new boolean[count];
            var scores = new double[count];
            for (int i = 0; i < count; i++) {
                times[i] = labels.getDouble(some[i], CoxSurvival.TIME);
                events[i] = labels.getDouble(some[i], CoxSurvival.EVENT) == 1;
                scores[i] = preOutput.getDouble(some[i], 0);
            }
            return new Rows(some, times, events, scores);
        }

        PartialLikelihood likelihood() {
            return PartialLikelihood.of(times, events, scores);
        }
    }
}
