package io.covalence.secagg;

import io.covalence.secagg.internal.Encoder;

/**
 * What a round is about. Its hash enters every key, so that no mask or share is of use in another tenant, study, round,
 * attempt, model or plan.
 *
 * @param tenant 1 to {@value #MAXIMUM_TEXT} visible ASCII characters
 * @param study 1 to {@value #MAXIMUM_TEXT} visible ASCII characters
 * @param charterHash 32 bytes, supplied by the caller
 * @param round unique within {@code study}, not negative
 * @param attempt 1-based
 * @param modelHash 32 bytes
 * @param planHash 32 bytes
 */
public record RoundContext(
        String tenant,
        String study,
        ByteString charterHash,
        long round,
        int attempt,
        ByteString modelHash,
        ByteString planHash) {
    public static final int MAXIMUM_TEXT = 128;

    /**
     * Checks sizes.
     *
     * @throws ProtocolViolation (MALFORMED) when a field is empty, too long or negative
     */
    public RoundContext {
        requireText(tenant, "tenant");
        requireText(study, "study");
        charterHash.requireSize(ByteString.KEY_SIZE, "charter hash");
        modelHash.requireSize(ByteString.KEY_SIZE, "model hash");
        planHash.requireSize(ByteString.KEY_SIZE, "plan hash");
        if (round < 0 || attempt < 1) {
            throw ProtocolViolation.malformed("round or attempt is out of range");
        }
    }

    /** The document's {@code ctx0}. */
    public ByteString hash() {
        return Encoder.labelled("covalence/v1/ctx")
                .text(tenant)
                .text(study)
                .bytes(charterHash)
                .u64(round)
                .u32(attempt)
                .bytes(modelHash)
                .bytes(planHash)
                .sha256();
    }

    private static void requireText(String text, String what) {
        boolean visible = text.chars().allMatch(character -> character > ' ' && character < 0x7f);
        if (text.isEmpty() || text.length() > MAXIMUM_TEXT || !visible) {
            throw ProtocolViolation.malformed(what + " is empty, too long or not visible ASCII");
        }
    }
}
