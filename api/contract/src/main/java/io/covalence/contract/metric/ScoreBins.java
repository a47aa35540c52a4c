package io.covalence.contract.metric;

/**
 * The bins of a histogram of logits. Each holds the same share of a fixed distribution: three parts logistic around -3
 * with scale 1.5, where the scores of targets with few positives are, and two parts logistic around 1 with scale 2. No
 * bin depends on data or on a message of the service, so nobody can place one around a row.
 *
 * @param count of bins
 * @param logitLimit the outermost bins hold the logits beyond {@code -logitLimit} and {@code logitLimit}
 */
public record ScoreBins(int count, double logitLimit) {
    private static final double RARE_SHARE = 0.6;
    private static final double RARE_CENTER = -3;
    private static final double RARE_SCALE = 1.5;
    private static final double CENTER = 1;
    private static final double SCALE = 2;
    private static final int HALVINGS = 40;

    /** The bin of a logit, from 0; higher ones hold higher logits. */
    public int of(float logit) {
        double lowest = share(-logitLimit);
        double place = (share(logit) - lowest) / (share(logitLimit) - lowest);
        return Math.clamp((long) Math.floor(place * count), 0, count - 1);
    }

    /** The logit in the middle of a bin: half of the bin's part of the distribution is below. Found by halving, alike everywhere. */
    public double middle(int bin) {
        double lowest = share(-logitLimit);
        double sought = lowest + (bin + 0.5) / count * (share(logitLimit) - lowest);
        double low = -logitLimit;
        double high = logitLimit;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (share(middle) < sought) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** The share of the distribution below a logit. */
    private static double share(double logit) {
        return RARE_SHARE * logistic((logit - RARE_CENTER) / RARE_SCALE)
                + (1 - RARE_SHARE) * logistic((logit - CENTER) / SCALE);
    }

    private static double logistic(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }
}
