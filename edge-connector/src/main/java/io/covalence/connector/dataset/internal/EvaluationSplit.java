package io.covalence.connector.dataset.internal;

import io.covalence.contract.plan.work.Evaluation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Decides from a molecule's key alone whether its row is kept for evaluation. So the split does not change when rows are moved,
 * added or dealt otherwise, and all that have one key (see {@code Molecule.splitKey}) are on one side, at whichever sites they lie.
 */
final class EvaluationSplit {
    private static final byte[] LABEL = "covalence/v1/evaluation-split".getBytes(StandardCharsets.UTF_8);

    private final Evaluation evaluation;
    private final MessageDigest digest;

    EvaluationSplit(Evaluation evaluation) {
        this.evaluation = evaluation;
        this.digest = Digests.sha256();
    }

    boolean evaluates(String splitKey) {
        digest.update(LABEL);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(evaluation.seed()).flip());
        long hash = ByteBuffer.wrap(digest.digest(splitKey.getBytes(StandardCharsets.UTF_8)))
                .getLong();
        return (hash >>> 11) * 0x1p-53 < evaluation.fraction();
    }
}
