package io.covalence.learning.metric;

/** The normal distribution, as far as intervals need it. */
final class Normal {
    /** 0.975 of the distribution lies below: what is as far as this from the middle on either side leaves 0.95 between. */
    static final double QUANTILE = 1.959963984540054;

    private Normal() {}

    /** The inverse of the logit. */
    static double logistic(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }
}
