package io.covalence.connector.learning.task;

import java.util.Arrays;

/** Ranks and orders of many numbers, in arrays of their own kind: with objects for them millions would not fit. */
final class Ascending {
    private Ascending() {}

    /**
     * Ranks from 1 on, without gaps, equal for equal numbers; both zeros are equal.
     *
     * @param numbers none of them NaN; not changed
     */
    static int[] ranks(double[] numbers) {
        var sorted = new double[numbers.length];
        for (int i = 0; i < sorted.length; i++) {
            // The zero that is added makes one zero of two
            sorted[i] = numbers[i] + 0.0;
        }
        Arrays.sort(sorted);
        int different = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[different++] = sorted[i];
            }
        }
        var ranks = new int[numbers.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = Arrays.binarySearch(sorted, 0, different, numbers[i] + 0.0) + 1;
        }
        return ranks;
    }

    /** Places of the numbers from the least to the greatest; equal ones stay in their order. */
    static int[] order(double[] numbers) {
        var ranks = ranks(numbers);
        var next = new int[numbers.length + 1];
        for (int rank : ranks) {
            next[rank]++;
        }
        for (int rank = 1; rank < next.length; rank++) {
            next[rank] += next[rank - 1];
        }
        var order = new int[numbers.length];
        for (int i = 0; i < order.length; i++) {
            order[next[ranks[i] - 1]++] = i;
        }
        return order;
    }
}
