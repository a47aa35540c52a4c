package io.covalence.aggregation.boot;

import io.covalence.secagg.RandomSource;
import io.covalence.secagg.rehearsal.Rehearsal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rehearses rounds of made-up sites in memory when the service starts. This shows that secure aggregation adds up on
 * this machine, and loads and compiles its code before the sites of the first real round wait for it.
 */
public final class StartRehearsal {
    /** From about the eighth on, a rehearsed round takes no less processor time than the one before. */
    private static final int ROUNDS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(StartRehearsal.class);

    private final RandomSource random;
    private volatile boolean failed;

    StartRehearsal(RandomSource random) {
        this.random = random;
    }

    /** Rehearses all rounds, or until one does not add up. */
    void run() {
        long begun = System.nanoTime();
        for (int round = 0; round < ROUNDS && !failed; round++) {
            failed = !addsUp();
        }
        if (failed) {
            LOG.error("event=REHEARSAL_FAILED secure aggregation does not add up on this machine");
        } else {
            LOG.info("event=REHEARSED rounds={} seconds={}", ROUNDS, (System.nanoTime() - begun) * 1e-9);
        }
    }

    /** Whether a rehearsed round did not add up; false until then. */
    public boolean failed() {
        return failed;
    }

    private boolean addsUp() {
        try {
            return new Rehearsal(random).addsUp();
        } catch (RuntimeException e) {
            LOG.error("a rehearsed round broke off", e);
            return false;
        }
    }
}
