package io.covalence.learning.summary;

import io.covalence.contract.run.Statistic;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Quantiles from a histogram, the rows of a bin spread evenly over it. Of the rows that are told in bins, a quantile is off by the width
 * of a bin at most; where many are told in none, by more.
 */
@SuppressWarnings("ArrayRecordComponent") // Lives while a summary is read; nobody compares it.
record Quantiles(double from, double width, long[] bins) {
    private static final Map<String, Double> SHARES = new LinkedHashMap<>();

    static {
        SHARES.put("5 % quantile", 0.05);
        SHARES.put("lower quartile", 0.25);
        SHARES.put("median", 0.5);
        SHARES.put("upper quartile", 0.75);
        SHARES.put("95 % quantile", 0.95);
    }

    List<Statistic> statistics() {
        return SHARES.entrySet().stream()
                .map(share -> Statistic.of(share.getKey(), at(share.getValue()), width))
                .toList();
    }

    /** The number below which such a share of the rows lies; some bin has rows. */
    double at(double share) {
        double wanted = share * Arrays.stream(bins).sum();
        double below = 0;
        int bin = 0;
        while (bin < bins.length - 1 && below + bins[bin] < wanted) {
            below += bins[bin++];
        }
        double within = bins[bin] == 0 ? 0 : (wanted - below) / bins[bin];
        return from + (bin + Math.min(1, within)) * width;
    }
}
