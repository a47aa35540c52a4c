package io.covalence.dev.story;

import io.covalence.contract.run.RoundView;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Kills a connector in the middle of a round and starts it again at once. The round waits for it until it is back or has been
 * silent for too long, and goes on without it either way.
 */
final class PowerCut implements RunWatch.Onlooker {
    private static final int LOOKS = 100;
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(10);

    private final int round;
    private final Victim victim;
    private final Progress progress;
    private boolean done;

    /** A connector that may be killed. */
    interface Victim {
        String name();

        /** Kills it if it is in the middle of a round, and says whether it was. */
        boolean killInTheMiddleOfARound();

        void start();
    }

    /** @param round kills in this one, or in the next in which the connector can be caught */
    PowerCut(int round, Victim victim, Progress progress) {
        this.round = round;
        this.victim = victim;
        this.progress = progress;
    }

    @Override
    public void see(List<RoundView> rounds) {
        if (done || rounds.isEmpty() || rounds.getLast().summary().number() < round) {
            return;
        }
        for (int look = 0; look < LOOKS && !done; look++) {
            done = victim.killInTheMiddleOfARound();
            LockSupport.parkNanos(done ? 0 : BETWEEN_LOOKS);
        }
        if (done) {
            progress.line("  killed the connector of " + victim.name() + " in the middle of a round");
            victim.start();
            progress.line("  started the connector of " + victim.name() + " again");
        }
    }
}
