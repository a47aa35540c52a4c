package io.covalence.aggregation.metric;

import java.util.OptionalDouble;

/**
 * The area under the receiver operating characteristic from two histograms over the same score bins. It is the probability
 * that a random positive scores above a random negative, where a tie counts one half (Mann and Whitney's U over the product
 * of the counts): {@code sum_b pos_b (neg_below_b + neg_b / 2) / (P N)}. Rows in one bin are tied, so the value is exact but
 * for pairs that fall into one bin.
 */
public final class RocAuc {
    private RocAuc() {}

    /** The area; absent when there is no positive or no negative. Counts are not negative. */
    public static OptionalDouble of(long[] negatives, long[] positives) {
        double area = 0;
        long below = 0;
        long positive = 0;
        for (int bin = 0; bin < negatives.length; bin++) {
            area += positives[bin] * (below + negatives[bin] / 2.0);
            below += negatives[bin];
            positive += positives[bin];
        }
        return below == 0 || positive == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(area / ((double) positive * below));
    }
}
