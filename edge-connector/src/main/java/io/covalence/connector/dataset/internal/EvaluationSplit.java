package io.covalence.connector.dataset.internal;

import io.covalence.contract.plan.Evaluation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Decides from a molecule's text alone whether its row is kept for evaluation. So the split does not change when rows are
 * moved, added or dealt otherwise, and repeated molecules stay on one side.
 */
final class EvaluationSplit {
    private static final byte[] LABEL = "covalence/v1/evaluation-split".getBytes(StandardCharsets.UTF_8);

    private final Evaluation evaluation;
    private final MessageDigest digest;

    EvaluationSplit(Evaluation evaluation) {
        this.evaluation = evaluation;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    boolean evaluates(String smiles) {
        digest.update(LABEL);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(evaluation.seed()).flip());
        long hash = ByteBuffer.wrap(digest.digest(smiles.getBytes(StandardCharsets.UTF_8)))
                .getLong();
        return (hash >>> 11) * 0x1p-53 < evaluation.fraction();
    }
}
