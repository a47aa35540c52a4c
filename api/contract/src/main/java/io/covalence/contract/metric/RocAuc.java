package io.covalence.contract.metric;

import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Area under the ROC curve: the probability that a positive scores above a negative, ties counting half (Mann and Whitney's U over
 * the product of the counts; Hanley and McNeil, Radiology 1982, 143, 29). Undefined, and then absent, when a class has no member.
 */
public final class RocAuc {
    private RocAuc() {}

    /**
     * From single scores.
     *
     * @param positive same length as {@code scores}
     */
    public static OptionalDouble ofScores(float[] scores, boolean[] positive) {
        var order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double concordant = 0;
        long negativesBelow = 0;
        long positives = 0;
        for (int start = 0; start < order.length; ) {
            int end = start;
            long tiedPositives = 0;
            while (end < order.length && scores[order[end]] == scores[order[start]]) {
                tiedPositives += positive[order[end]] ? 1 : 0;
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
