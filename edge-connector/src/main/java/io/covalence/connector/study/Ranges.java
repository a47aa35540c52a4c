package io.covalence.connector.study;

import java.util.Locale;

/** Counts as ranges of one, two and five times a power of ten: enough to plan with, too little to recognise a dataset by. */
final class Ranges {
    private static final int SMALLEST = 20;
    private static final int[] STEPS = {1, 2, 5, 10};

    private Ranges() {}

    static String of(long count) {
        if (count < SMALLEST) {
            return "under " + SMALLEST;
        }
        for (long decade = 10; ; decade *= 10) {
            for (int i = 1; i < STEPS.length; i++) {
                if (count < STEPS[i] * decade) {
                    return String.format(Locale.ROOT, "%,d-%,d", STEPS[i - 1] * decade, STEPS[i] * decade);
                }
            }
        }
    }
}
