package io.covalence.yardstick;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** Bytes digested by SHA-256. */
final class Digest implements Work {
    private final byte[] bytes = new byte[1 << 20];
    private final MessageDigest sha256;

    Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    @Override
    public double some() {
        sha256.update(bytes);
        return bytes.length;
    }
}
