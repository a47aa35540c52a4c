package io.covalence.contract.metric;

import java.util.Locale;

/**
 * A count of rows as everybody except the site sees it: ranges of one, two and five times a power of ten. A range is
 * enough to plan with and too little to recognise a dataset, and the difference of two ranges tells no site's count.
 *
 * @param from the fewest
 * @param below one more than the most
 */
public record CountRange(long from, long below) {
    private static final long SMALLEST = 20;
    private static final int[] STEPS = {1, 2, 5, 10};

    /** Rows that no federation has; a sum may say so all the same, and its range is that of so many. */
    private static final long MOST = 100_000_000_000_000_000L;

    /** The range of a count. */
    public static CountRange of(long sum) {
        long count = Math.min(sum, MOST);
        if (count < SMALLEST) {
            return new CountRange(0, SMALLEST);
        }
        for (long decade = 10; ; decade *= 10) {
            for (int i = 1; i < STEPS.length; i++) {
                if (count < STEPS[i] * decade) {
                    return new CountRange(STEPS[i - 1] * decade, STEPS[i] * decade);
                }
            }
        }
    }

    /** As people read it: {@code 1,000-2,000}, or {@code under 20}. */
    public String text() {
        return from == 0
                ? String.format(Locale.ROOT, "under %,d", below)
                : String.format(Locale.ROOT, "%,d-%,d", from, below);
    }
}
