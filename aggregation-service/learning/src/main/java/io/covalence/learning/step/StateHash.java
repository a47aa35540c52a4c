package io.covalence.learning.step;

import io.covalence.contract.id.RunId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * One digest of a version's whole state. Two processes with the same digest continue alike. A model's own digest would
 * not show a different momentum.
 *
 * <pre>
 * SHA-256 of
 *   "covalence/v1/state" and the run's id, each a text: u32 length in bytes, then UTF-8
 *   u32 version, u32 steps since version 0, u32 number of vectors
 *   for each vector, the model first and then in the order of {@link ServerStep#memory}, the scale last:
 *     its name, a text; u64 values; 32 bytes, SHA-256 of the values, float32 little-endian
 * </pre>
 *
 * Numbers are big-endian.
 */
public final class StateHash {
    private static final String LABEL = "covalence/v1/state";
    private static final int DIGEST = 32;

    private StateHash() {}

    /**
     * A vector as it is covered.
     *
     * @param sha256 hex
     */
    public record Covered(String name, long values, String sha256) {
        private byte[] digest() {
            var digest = HexFormat.of().parseHex(sha256);
            if (digest.length != DIGEST) {
                throw new IllegalArgumentException("no SHA-256: " + sha256);
            }
            return digest;
        }
    }

    /** The digest, hex. */
    public static String of(RunId runId, int version, int steps, List<Covered> vectors) {
        var sha256 = sha256();
        text(sha256, LABEL);
        text(sha256, runId.value());
        sha256.update(ByteBuffer.allocate(3 * Integer.BYTES)
                .putInt(version)
                .putInt(steps)
                .putInt(vectors.size())
                .flip());
        for (var vector : vectors) {
            text(sha256, vector.name());
            sha256.update(
                    ByteBuffer.allocate(Long.BYTES).putLong(vector.values()).flip());
            sha256.update(vector.digest());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static void text(MessageDigest sha256, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        sha256.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
