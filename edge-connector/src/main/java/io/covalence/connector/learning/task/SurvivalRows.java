package io.covalence.connector.learning.task;

import io.covalence.contract.plan.task.Survival;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The rows of a batch that count: those with a time and with an event or none.
 *
 * @param place of each in the batch
 */
@SuppressWarnings("ArrayRecordComponent") // Lives for one step; nobody compares it.
record SurvivalRows(int[] place, double[] times, boolean[] events, double[] scores) {
    static SurvivalRows of(INDArray labels, INDArray preOutput, INDArray mask) {
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
            times[i] = labels.getDouble(some[i], Survival.TIME);
            events[i] = labels.getDouble(some[i], Survival.EVENT) == 1;
            scores[i] = preOutput.getDouble(some[i], 0);
        }
        return new SurvivalRows(some, times, events, scores);
    }

    /** A gradient by the scores, at the places of their rows. */
    INDArray gradient(double[] byScore, INDArray preOutput) {
        var gradient = Nd4j.zeros(preOutput.dataType(), preOutput.shape());
        for (int i = 0; i < place.length; i++) {
            gradient.putScalar(place[i], 0, byScore[i]);
        }
        return gradient;
    }
}
