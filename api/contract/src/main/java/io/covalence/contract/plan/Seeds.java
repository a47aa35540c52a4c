package io.covalence.contract.plan;

import io.covalence.contract.id.RunId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The seeds of a run's random streams, the same in every process. They depend on run and round as well as on the plan's
 * own seed. If two runs of one plan started alike, their first sums over different sites could be subtracted, and the
 * difference would be one site's update.
 */
public final class Seeds {
    private Seeds() {}

    /**
     * Begins the shuffling and dropout of one site in one round.
     *
     * @param round number within the run
     */
    public static long training(StudyPlan plan, RunId runId, int round) {
        return derive("training", plan, runId, round);
    }

    /** Begins the parameters of version 0. */
    public static long initialModel(StudyPlan plan, RunId runId) {
        return derive("initial-model", plan, runId, 0);
    }

    /** The first eight bytes, big-endian, of SHA-256 over purpose, plan's seed, run and round, a line each. */
    private static long derive(String purpose, StudyPlan plan, RunId runId, int round) {
        var text = "covalence/v1/seed/" + purpose + "\n"
                + plan.learning().training().seed() + "\n" + runId + "\n" + round + "\n";
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
