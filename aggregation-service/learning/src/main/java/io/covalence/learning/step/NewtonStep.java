package io.covalence.learning.step;

import io.covalence.contract.plan.algorithm.RiskSetLayout;
import io.covalence.contract.plan.algorithm.RiskSets;

/**
 * Newton's step on the partial likelihood with ridge penalty of {@link RiskSets}. With {@code S0}, {@code S1} and {@code S2} the sums
 * of a bin and all later ones, {@code m = S1 / S0} and {@code D} the events of a bin,
 *
 * <pre>
 * g = sum of inputs of events - sum over bins of D m           - rows decay b
 * H = sum over bins of D (S2 / S0 - m m')                      + rows decay I
 * b = b + rate H^-1 g
 * </pre>
 *
 * No parameter moves by more than {@link #MOST_MOVE} at once: far from the maximum a whole step may lead away from it, and no site
 * can throw a model further than that.
 *
 * @param decay coefficient of the penalty; with 0 there may be no step
 * @param rate share of the step that is taken
 */
public record NewtonStep(RiskSetLayout layout, double decay, double rate) implements UpdateFromSums {
    static final double MOST_MOVE = 1;

    @Override
    public double[] update(float[] model, long[] sums) {
        int inputs = layout.inputs();
        var gradient = new double[inputs];
        var curvature = new double[inputs][inputs];
        double penalty = sums[RiskSetLayout.ROWS] * decay;
        require(sums[RiskSetLayout.ROWS] >= 0);
        for (int i = 0; i < inputs; i++) {
            gradient[i] = sums[layout.covariates() + i] / RiskSetLayout.UNIT - penalty * model[i];
            curvature[i][i] = penalty;
        }
        addRiskSets(sums, gradient, curvature);
        var step = Cholesky.solve(curvature, gradient);
        double largest = 0;
        for (double move : step) {
            require(Double.isFinite(move));
            largest = Math.max(largest, Math.abs(move));
        }
        double share = largest > MOST_MOVE ? rate * MOST_MOVE / largest : rate;
        // The bias, which is last, stays.
        var update = new double[inputs + 1];
        for (int i = 0; i < inputs; i++) {
            update[i] = share * step[i];
        }
        return update;
    }

    private void addRiskSets(long[] sums, double[] gradient, double[][] curvature) {
        var atRisk = new double[Math.toIntExact(layout.ofBin())];
        long all = 0;
        for (int bin = layout.bins() - 1; bin >= 0; bin--) {
            int first = layout.risks(bin);
            for (int i = 0; i < atRisk.length; i++) {
                atRisk[i] += sums[first + i] / RiskSetLayout.UNIT;
            }
            long events = sums[layout.events(bin)];
            require(events >= 0 && sums[first] >= 0);
            if (events > 0) {
                require(atRisk[0] > 0);
                addRiskSet(events, atRisk, gradient, curvature);
                all += events;
            }
        }
        if (all <= 0) {
            throw new NoStepException("no site in the sum has enough rows with an event");
        }
    }

    private static void addRiskSet(long events, double[] atRisk, double[] gradient, double[][] curvature) {
        int at = 1 + gradient.length;
        for (int i = 0; i < gradient.length; i++) {
            double mean = atRisk[1 + i] / atRisk[0];
            gradient[i] -= events * mean;
            for (int j = i; j < gradient.length; j++) {
                double other = atRisk[1 + j] / atRisk[0];
                curvature[j][i] += events * (atRisk[at++] / atRisk[0] - mean * other);
            }
        }
    }

    private static void require(boolean possible) {
        if (!possible) {
            throw new NoStepException("no rows of honest sites have such sums over risk sets");
        }
    }
}
