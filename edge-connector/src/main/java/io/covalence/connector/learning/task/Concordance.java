package io.covalence.connector.learning.task;

import java.util.Arrays;

/**
 * Harrell's C-index of rows with a time, an event or none, and a risk, and its variance: that of the infinitesimal jackknife, the sum over
 * rows of {@code ((concordant pairs with the row) - C (comparable pairs with it))²} over the squared number of comparable pairs
 * (Therneau and Atkinson, "Concordance", a vignette of the R package survival). A pair is comparable when the earlier of its times is an
 * event's, or its times are equal and one of them is. In time n log n.
 *
 * @param pairs comparable ones
 * @param index 0 without a pair
 */
record Concordance(double pairs, double index, double variance) {

    /** Of rows in any order. */
    static Concordance of(double[] times, boolean[] event, double[] scores) {
        int rows = times.length;
        var order = Ascending.order(times);
        var ranks = Ascending.ranks(scores);
        var comparable = new double[rows];
        var concordant = new double[rows];
        var later = new Counts(rows);
        for (int end = rows; end > 0; ) {
            int start = start(order, times, end);
            each(order, start, end, event, false, row -> later.add(ranks[row]));
            each(order, start, end, event, true, row -> {
                comparable[row] += later.all();
                concordant[row] += later.below(ranks[row]) + later.at(ranks[row]) / 2.0;
            });
            each(order, start, end, event, true, row -> later.add(ranks[row]));
            end = start;
        }
        later.clear();
        var earlier = later;
        for (int start = 0; start < rows; ) {
            int end = start + 1;
            while (end < rows && times[order[end]] == times[order[start]]) {
                end++;
            }
            each(order, start, end, event, true, row -> precede(earlier, ranks[row], row, comparable, concordant));
            each(order, start, end, event, true, row -> earlier.add(ranks[row]));
            each(order, start, end, event, false, row -> precede(earlier, ranks[row], row, comparable, concordant));
            start = end;
        }
        return of(comparable, concordant);
    }

    private static void precede(Counts earlier, int rank, int row, double[] comparable, double[] concordant) {
        comparable[row] += earlier.all();
        concordant[row] += earlier.all() - earlier.below(rank) - earlier.at(rank) / 2.0;
    }

    private static Concordance of(double[] comparable, double[] concordant) {
        double pairs = Arrays.stream(comparable).sum() / 2;
        if (pairs == 0) {
            return new Concordance(0, 0, 0);
        }
        double index = Arrays.stream(concordant).sum() / 2 / pairs;
        double squares = 0;
        for (int row = 0; row < comparable.length; row++) {
            double influence = (concordant[row] - index * comparable[row]) / pairs;
            squares += influence * influence;
        }
        return new Concordance(pairs, index, squares);
    }

    private interface Visit {
        void row(int row);
    }

    private static void each(int[] order, int start, int end, boolean[] event, boolean which, Visit visit) {
        for (int i = start; i < end; i++) {
            if (event[order[i]] == which) {
                visit.row(order[i]);
            }
        }
    }

    private static int start(int[] order, double[] times, int end) {
        int start = end - 1;
        while (start > 0 && times[order[start - 1]] == times[order[end - 1]]) {
            start--;
        }
        return start;
    }

    /** How many rows have a rank, and how many a lower one (Fenwick, Software: Practice and Experience 1994, 24, 327). */
    private static final class Counts {
        private final int[] tree;
        private final int[] at;
        private int all;

        Counts(int most) {
            tree = new int[most + 1];
            at = new int[most + 1];
        }

        void clear() {
            Arrays.fill(tree, 0);
            Arrays.fill(at, 0);
            all = 0;
        }

        void add(int rank) {
            all++;
            at[rank]++;
            for (int i = rank; i < tree.length; i += i & -i) {
                tree[i]++;
            }
        }

        long all() {
            return all;
        }

        long at(int rank) {
            return at[rank];
        }

        long below(int rank) {
            long sum = 0;
            for (int i = rank - 1; i > 0; i -= i & -i) {
                sum += tree[i];
            }
            return sum;
        }
    }
}
