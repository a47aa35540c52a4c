package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.rehearsal.Rehearsal;

/** What is tried before a connector takes part in rounds. */
public final class StartCheck {
    private StartCheck() {}

    /**
     * Rehearses a round in memory: a machine on which secure aggregation does not add up must not take part. The code of rounds is
     * loaded and compiled by it, so that the first real one does not wait for that.
     *
     * @throws Failure when the sum is wrong
     */
    public static void requireSums(RandomSource random) {
        if (!new Rehearsal(random).addsUp()) {
            throw Failure.failed(
                    "rehearsal-failed",
                    "Secure aggregation does not add up on this machine.",
                    "Run: connector doctor. Report it with the output of: connector version");
        }
    }
}
