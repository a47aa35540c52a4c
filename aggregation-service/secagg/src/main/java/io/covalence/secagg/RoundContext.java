package io.covalence.secagg;

import io.covalence.secagg.internal.Encoder;
import io.covalence.secagg.internal.Texts;

/**
 * What a round is about. Its hash enters every key, so that no mask or share is of use in another tenant, study, run, round,
 * attempt, model or plan.
 *
 * @param tenant 1 to 128 visible ASCII characters
 * @param study 1 to 128 visible ASCII characters
 * @param run 1 to 128 visible ASCII characters
 * @param charterHash 32 bytes, supplied by the caller
 * @param round unique within {@code run}, not negative
 * @param attempt 1-based
 * @param modelHash 32 bytes
 * @param planHash 32 bytes
 */
public record RoundContext(
        String tenant,
        String study,
        String run,
        ByteString charterHash,
        long round,
        int attempt,
        ByteString modelHash,
        ByteString planHash) {
    /**
     * Bytes reserved for a hash of the optimiser's state, beside the model's, and for the length of a window of such
     * states.
     */
    public static final int STATE = ByteString.KEY_SIZE + Short.BYTES;

    /**
     * Checks sizes.
     *
     * @throws ProtocolViolation (MALFORMED) when a field is empty, too long or negative
     */
    public RoundContext {
        Texts.requireVisible(tenant, "tenant");
        Texts.requireVisible(study, "study");
        Texts.requireVisible(run, "run");
        charterHash.requireSize(ByteString.KEY_SIZE, "charter hash");
        modelHash.requireSize(ByteString.KEY_SIZE, "model hash");
        planHash.requireSize(ByteString.KEY_SIZE, "plan hash");
        if (round < 0 || attempt < 1) {
            throw ProtocolViolation.malformed("round or attempt is out of range");
        }
    }

    /** {@code ctx0}: SHA-256 over all fields. */
    public ByteString hash() {
        return Encoder.labelled("covalence/v2/ctx")
                .text(tenant)
                .text(study)
                .text(run)
                .bytes(charterHash)
                .u64(round)
                .u32(attempt)
                .bytes(modelHash)
                .reserved(STATE)
                .bytes(planHash)
                .sha256();
    }
}
