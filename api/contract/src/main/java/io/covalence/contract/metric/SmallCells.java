package io.covalence.contract.metric;

/**
 * Rounds a site's own counts of a partition of its rows before they are masked. No count of a few rows is sent, and
 * none follows from sums and differences of sent counts. Every sent number is a multiple of the smallest cell
 * {@code k}: each cell rounded down, and the number of rows that this leaves out, rounded down too. So sums over sites,
 * differences of two cohorts, of two summaries or of a total and its parts are multiples of {@code k} as well, and none
 * is 1 to {@code k - 1}.
 *
 * <p>A cell that sends nothing may have any number of rows from 0 to {@code k - 1} as far as its own partition goes:
 * the number of left-out rows is never so large that all such cells must have some.
 */
public final class SmallCells {
    private SmallCells() {}

    /**
     * What is told of a partition.
     *
     * @param counts rows of each cell
     * @param smallest {@code k}
     * @return the cells in their order, then the rows that are told of none
     */
    public static long[] told(long[] counts, int smallest) {
        var told = new long[counts.length + 1];
        long left = 0;
        boolean empty = false;
        for (int cell = 0; cell < counts.length; cell++) {
            told[cell] = down(counts[cell], smallest);
            left += counts[cell] - told[cell];
            empty |= told[cell] == 0;
        }
        // With more, the others could not hold them alone, and a cell of which nothing is told would be known to have
        // rows.
        long most = (counts.length - 1L) * (smallest - 1L);
        told[counts.length] = down(empty ? Math.min(left, most) : left, smallest);
        return told;
    }

    /**
     * Whether sites can have told such sums of a partition.
     *
     * @param most rows that all of them together can have
     */
    public static boolean possible(long[] sums, int smallest, long most) {
        long left = most;
        for (long sum : sums) {
            if (sum < 0 || sum % smallest != 0 || sum > left) {
                return false;
            }
            left -= sum;
        }
        return true;
    }

    private static long down(long count, int smallest) {
        return count - count % smallest;
    }
}
