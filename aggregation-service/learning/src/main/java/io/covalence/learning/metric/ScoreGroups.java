package io.covalence.learning.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring bins of two histograms of scores, merged from the lowest up until a group has enough rows of each class,
 * and a tenth of all rows. So there are ten groups at most, each of as many rows of either class as a cell must have.
 * What is left at the upper end goes with the group before it.
 *
 * @param groups the lowest scores first; none where a class has too few rows
 */
record ScoreGroups(List<Group> groups) {
    private static final int MOST_GROUPS = 10;

    /**
     * Bins from one up to, not including, another.
     *
     * @param negatives rows in them with label 0
     * @param positives rows with label 1
     */
    record Group(int from, int to, double negatives, double positives) {}

    ScoreGroups {
        groups = List.copyOf(groups);
    }

    /**
     * Merges bins.
     *
     * @param negatives rows of a bin, lowest scores first; not negative
     * @param positives in the same bins
     * @param smallestCell fewest rows of either class in a group
     */
    static ScoreGroups of(long[] negatives, long[] positives, int smallestCell) {
        double least = (sum(negatives, 0, negatives.length) + sum(positives, 0, positives.length)) / MOST_GROUPS;
        var ends = new ArrayList<Integer>();
        int from = 0;
        for (int end = 1; end <= negatives.length; end++) {
            double negative = sum(negatives, from, end);
            double positive = sum(positives, from, end);
            if (negative >= smallestCell && positive >= smallestCell && negative + positive >= least) {
                ends.add(end);
                from = end;
            }
        }
        if (ends.isEmpty()) {
            return new ScoreGroups(List.of());
        }
        ends.set(ends.size() - 1, negatives.length);
        var groups = new ArrayList<Group>();
        from = 0;
        for (int end : ends) {
            groups.add(new Group(from, end, sum(negatives, from, end), sum(positives, from, end)));
            from = end;
        }
        return new ScoreGroups(groups);
    }

    /** Of counts that nobody honest makes the whole numbers would overflow. */
    private static double sum(long[] counts, int from, int end) {
        double sum = 0;
        for (int bin = from; bin < end; bin++) {
            sum += counts[bin];
        }
        return sum;
    }
}
