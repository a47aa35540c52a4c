package io.covalence.rest.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two requests are the same: by method, address and body. */
final class Fingerprint {
    private Fingerprint() {}

    /** Hex SHA-256 of the three, each preceded by its length, so that none can slide into the next. */
    static String of(String method, String path, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            add(digest, method.getBytes(StandardCharsets.UTF_8));
            add(digest, path.getBytes(StandardCharsets.UTF_8));
            add(digest, body);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        digest.update(part);
    }
}
