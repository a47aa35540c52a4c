package io.covalence.learning.survival;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where a site counts the rows of a bin, and where the events, so that every bin to which it adds anything has enough of them. Rows
 * of thin bins count in a later one, events in an earlier one. So each row stays in the risk set of its own event, without which a
 * partial likelihood may have no maximum.
 *
 * @param ofRows for each bin, that in which its rows count
 * @param ofEvents for each bin, that in which its events count
 */
@SuppressWarnings("ArrayRecordComponent") // Lives while rows are summed up; nobody compares it.
record MergedBins(int[] ofRows, int[] ofEvents) {
    /**
     * The bins of a site.
     *
     * @param rows in each bin, with an event or without
     * @param events in each bin
     * @return absent where there are too few rows or events in all
     */
    static Optional<MergedBins> of(long[] rows, long[] events, int leastRows, int leastEvents) {
        boolean enough =
                Arrays.stream(rows).sum() >= leastRows && Arrays.stream(events).sum() >= leastEvents;
        return enough
                ? Optional.of(new MergedBins(merged(rows, leastRows, true), merged(events, leastEvents, false)))
                : Optional.empty();
    }

    /** Ends a group of bins as soon as it has enough, and as many as that, or none, are left for the others. */
    private static int[] merged(long[] counts, int least, boolean later) {
        var merged = new int[counts.length];
        long left = Arrays.stream(counts).sum();
        long open = 0;
        int first = 0;
        for (int i = 0; i < counts.length; i++) {
            int bin = at(i, counts.length, later);
            open += counts[bin];
            left -= counts[bin];
            if (counts[bin] > 0 && open >= least && (left == 0 || left >= least)) {
                for (; first <= i; first++) {
                    merged[at(first, counts.length, later)] = bin;
                }
                open = 0;
            }
        }
        return merged;
    }

    private static int at(int place, int bins, boolean ascending) {
        return ascending ? place : bins - 1 - place;
    }
}
