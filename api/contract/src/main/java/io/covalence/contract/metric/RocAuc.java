package io.covalence.contract.metric;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Area under the ROC curve: the probability that a positive scores above a negative, ties counting half (Mann and
 * Whitney's U over the product of the counts; Hanley and McNeil, Radiology 1982, 143, 29). Undefined, and so absent,
 * when a class has no member.
 */
public final class RocAuc {
    private RocAuc() {}

    /**
     * From single scores. Takes eight bytes for each of them, and n log n time.
     *
     * @param scores finite
     * @param positive same length as {@code scores}
     */
    public static OptionalDouble ofScores(float[] scores, boolean[] positive) {
        var keys = new long[scores.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = 2L * ascending(scores[i]) + (positive[i] ? 1 : 0);
        }
        Arrays.sort(keys);
        double concordant = 0;
        long negativesBelow = 0;
        long positives = 0;
        for (int start = 0; start < keys.length; ) {
            int end = start;
            long tiedPositives = 0;
            while (end < keys.length && keys[end] >> 1 == keys[start] >> 1) {
                tiedPositives += keys[end] & 1;
                end++;
            }
            long tiedNegatives = end - start - tiedPositives;
            concordant += tiedPositives * (negativesBelow + tiedNegatives / 2.0);
            negativesBelow += tiedNegatives;
            positives += tiedPositives;
            start = end;
        }
        return area(concordant, positives, negativesBelow);
    }

    /** Integers in the order of the numbers, one for both zeros: the bits of a negative one descend, but for its sign. */
    private static int ascending(float score) {
        int bits = Float.floatToIntBits(score + 0.0f);
        return bits >= 0 ? bits : bits ^ Integer.MAX_VALUE;
    }

    /**
     * From histograms over the same bins, lowest scores first. Members of one bin count as tied, so the value is off by at most
     * half the share of pairs that fall into one bin. Counts are not negative.
     */
    public static OptionalDouble ofHistograms(long[] negatives, long[] positives) {
        double concordant = 0;
        long negativesBelow = 0;
        long allPositives = 0;
        for (int bin = 0; bin < negatives.length; bin++) {
            concordant += positives[bin] * (negativesBelow + negatives[bin] / 2.0);
            negativesBelow += negatives[bin];
            allPositives += positives[bin];
        }
        return area(concordant, allPositives, negativesBelow);
    }

    private static OptionalDouble area(double concordant, long positives, long negatives) {
        return positives == 0 || negatives == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(concordant / ((double) positives * negatives));
    }
}
