package io.covalence.connector.round;

import io.covalence.connector.Failure;
import io.covalence.connector.FailureCode;
import io.covalence.secagg.RandomSource;
import io.covalence.secagg.rehearsal.Rehearsal;

/** Checks before a connector takes part in rounds. */
public final class StartCheck {
    /** Most of the code is compiled by then; each more takes time of a start. */
    private static final int ROUNDS = 3;

    private StartCheck() {}

    /**
     * Rehearses rounds in memory: a machine on which secure aggregation does not add up must not take part. The code of rounds is
     * loaded and compiled by it, so that the first real one does not wait for that.
     *
     * @throws Failure when the sum is wrong
     */
    public static void requireSums(RandomSource random) {
        for (int round = 0; round < ROUNDS; round++) {
            requireSum(new Rehearsal(random));
        }
    }

    private static void requireSum(Rehearsal rehearsal) {
        if (!rehearsal.addsUp()) {
            throw Failure.failed(
                    FailureCode.REHEARSAL_FAILED,
                    "Secure aggregation does not add up on this machine.",
                    "Run: connector doctor. Report it with the output of: connector version");
        }
    }
}
