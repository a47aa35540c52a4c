package io.covalence.learning.metric;

import io.covalence.contract.metric.Interval;
import java.util.Optional;

/**
 * Confidence intervals of shares of rows, by the score interval of Wilson (J. Am. Stat. Assoc. 1927, 22, 209), which
 * Brown, Cai and DasGupta recommend (Stat. Sci. 2001, 16, 101): it stays between 0 and 1, and exists also where all or
 * none of the rows are hits.
 */
public final class ShareInterval {
    private static final String METHOD = "Wilson";
    private static final String METHOD_OF_F1 = "Wilson for the share of hits among rows that are positive or called so";

    private ShareInterval() {}

    /**
     * Of a share.
     *
     * @param rows that the share is of; absent below one
     */
    public static Optional<Interval> of(double share, double rows) {
        return ends(share, rows).map(ends -> Interval.outwards(ends.low(), ends.high(), METHOD));
    }

    /**
     * Of F1, {@code 2 h / (2 h + m)} for {@code h} hits and {@code m} rows that are positive or called positive and not both: of the
     * {@code h + m} rows, given their number, the hits are binomial with some share s, and F1 is {@code 2 s / (1 + s)}.
     */
    public static Optional<Interval> ofF1(double hits, double misses) {
        return ends(hits / (hits + misses), hits + misses)
                .map(ends -> Interval.outwards(f1(ends.low()), f1(ends.high()), METHOD_OF_F1));
    }

    private static double f1(double share) {
        return 2 * share / (1 + share);
    }

    private record Ends(double low, double high) {}

    private static Optional<Ends> ends(double share, double rows) {
        if (!(rows >= 1) || !(share >= 0 && share <= 1)) {
            return Optional.empty();
        }
        double square = Normal.QUANTILE * Normal.QUANTILE;
        double middle = (share + square / (2 * rows)) / (1 + square / rows);
        double half = Normal.QUANTILE
                / (1 + square / rows)
                * Math.sqrt(share * (1 - share) / rows + square / (4 * rows * rows));
        return Optional.of(new Ends(Math.max(0, middle - half), Math.min(1, middle + half)));
    }
}
