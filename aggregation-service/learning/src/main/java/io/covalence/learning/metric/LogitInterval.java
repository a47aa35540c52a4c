package io.covalence.learning.metric;

import io.covalence.contract.metric.Interval;
import java.util.Optional;

/**
 * Confidence intervals of shares with a known variance: normal on the scale of the logit, so they stay between 0 and 1
 * (delta method; Pepe, "The statistical evaluation of medical tests", 2003, section 5.2.4).
 */
public final class LogitInterval {
    private LogitInterval() {}

    /** The interval; absent where the share is 0 or 1, or the variance is not positive. */
    public static Optional<Interval> of(double share, double variance, String method) {
        if (!(variance > 0) || !(share > 0 && share < 1)) {
            return Optional.empty();
        }
        double logit = StrictMath.log(share / (1 - share));
        double half = Normal.QUANTILE * Math.sqrt(variance) / (share * (1 - share));
        return Optional.of(Interval.outwards(Normal.logistic(logit - half), Normal.logistic(logit + half), method));
    }
}
