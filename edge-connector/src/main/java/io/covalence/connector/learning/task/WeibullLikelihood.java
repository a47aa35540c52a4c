package io.covalence.connector.learning.task;

import io.covalence.contract.plan.task.WeibullSurvival;

/**
 * The negative logarithm of the likelihood of {@link WeibullSurvival}, and its gradients. Where a row has more expected
 * events than {@link WeibullSurvival#MOST_EXPECTED}, the likelihood goes on along its tangent by {@code log H}, as
 * Huber's loss does, so that no row pulls without bound.
 *
 * @param gradient by the scores
 * @param byShape gradient by the logarithm of the shape
 */
@SuppressWarnings("ArrayRecordComponent") // Lives for one step; nobody compares it.
record WeibullLikelihood(double loss, double[] gradient, double byShape) {
    private static final double MOST = WeibullSurvival.MOST_EXPECTED;

    /**
     * Of rows in any order.
     *
     * @param times in the plan's unit
     */
    static WeibullLikelihood of(double[] times, boolean[] event, double[] scores, double logShape) {
        var gradient = new double[times.length];
        double shape = Math.exp(logShape);
        double loss = 0;
        double byShape = 0;
        for (int i = 0; i < times.length; i++) {
            double logTime = Math.log(Math.max(WeibullSurvival.LEAST_TIME, times[i]));
            double logExpected = scores[i] + shape * logTime;
            double pull = Math.min(MOST, Math.exp(logExpected));
            loss += pull < MOST ? pull : MOST * (1 + logExpected - Math.log(MOST));
            gradient[i] = pull;
            byShape += pull * shape * logTime;
            if (event[i]) {
                loss -= logShape + logExpected - logTime;
                gradient[i]--;
                byShape -= 1 + shape * logTime;
            }
        }
        return new WeibullLikelihood(loss, gradient, byShape);
    }
}
