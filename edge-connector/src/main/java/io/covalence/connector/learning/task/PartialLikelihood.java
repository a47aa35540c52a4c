package io.covalence.connector.learning.task;

/**
 * The negative logarithm of Cox's partial likelihood with Breslow's ties (Biometrics 1974, 30, 89), and its gradient by the scores:
 * over events i, {@code log(sum of exp(s_j) over rows j with t_j >= t_i) - s_i}. All sums of exponentials are kept as logarithms less
 * their largest term, so no score overflows; in time n log n.
 */
@SuppressWarnings("ArrayRecordComponent") // Lives for one step; nobody compares it.
record PartialLikelihood(int events, double loss, double[] gradient) {

    /** Of rows in any order. */
    static PartialLikelihood of(double[] times, boolean[] event, double[] scores) {
        var order = Ascending.order(times);
        var risk = new double[times.length];
        var came = new int[times.length];
        int events = 0;
        double loss = 0;
        double atRisk = Double.NEGATIVE_INFINITY;
        for (int end = order.length; end > 0; ) {
            int start = start(order, times, end);
            int tied = 0;
            for (int i = start; i < end; i++) {
                atRisk = logOfSum(atRisk, scores[order[i]]);
                tied += event[order[i]] ? 1 : 0;
                loss -= event[order[i]] ? scores[order[i]] : 0;
            }
            loss += tied == 0 ? 0 : tied * atRisk;
            events += tied;
            risk[start] = atRisk;
            came[start] = tied;
            end = start;
        }
        return new PartialLikelihood(events, loss, gradient(order, times, event, scores, risk, came));
    }

    /** Of row k, {@code exp(s_k) * sum over events i with t_i <= t_k of 1 / risk_i}, less 1 where it has an event itself. */
    private static double[] gradient(
            int[] order, double[] times, boolean[] event, double[] scores, double[] risk, int[] came) {
        var gradient = new double[times.length];
        double hazard = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < order.length; i++) {
            if (came[i] > 0) {
                hazard = logOfSum(hazard, Math.log(came[i]) - risk[i]);
            }
            int row = order[i];
            gradient[row] = Math.exp(scores[row] + hazard) - (event[row] ? 1 : 0);
        }
        return gradient;
    }

    /** First place of the rows whose time is that of the row before {@code end}. */
    private static int start(int[] order, double[] times, int end) {
        int start = end - 1;
        while (start > 0 && times[order[start - 1]] == times[order[end - 1]]) {
            start--;
        }
        return start;
    }

    private static double logOfSum(double left, double right) {
        double most = Math.max(left, right);
        return most == Double.NEGATIVE_INFINITY ? most : most + Math.log1p(Math.exp(-Math.abs(left - right)));
    }
}
