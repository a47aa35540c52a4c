package io.covalence.rest.boot;

import java.time.Duration;

/** How long to wait before doing something again. */
final class Pauses {
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final int MOST_DOUBLINGS = 7;

    private Pauses() {}

    /**
     * The usual pause; after failures a pause that doubles from a quarter of a second to half a minute, if that is
     * longer.
     */
    static Duration after(Duration usual, int failures) {
        if (failures == 0) {
            return usual;
        }
        var longer = FIRST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        var bounded = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
        return bounded.compareTo(usual) > 0 ? bounded : usual;
    }
}
