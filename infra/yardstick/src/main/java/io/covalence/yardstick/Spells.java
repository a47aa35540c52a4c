package io.covalence.yardstick;

import java.util.function.LongSupplier;

/** Measures how much work is done in a second. */
final class Spells {
    private static final int SPELLS = 5;
    private static final long NANOS = 500_000_000;

    private Spells() {}

    /** The best of some spells, after one that warms up: what disturbs a machine only ever makes it slower. */
    static double best(Work work) {
        return best(work, System::nanoTime, NANOS);
    }

    static double best(Work work, LongSupplier clock, long nanos) {
        spell(work, clock, nanos);
        double best = 0;
        for (int i = 0; i < SPELLS; i++) {
            best = Math.max(best, spell(work, clock, nanos));
        }
        return best;
    }

    private static double spell(Work work, LongSupplier clock, long nanos) {
        long begun = clock.getAsLong();
        long elapsed = 0;
        double done = 0;
        while (elapsed < nanos) {
            done += work.some();
            elapsed = clock.getAsLong() - begun;
        }
        return done * 1e9 / elapsed;
    }
}
