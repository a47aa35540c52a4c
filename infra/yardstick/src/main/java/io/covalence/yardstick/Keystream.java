package io.covalence.yardstick;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Bytes enciphered by AES-256 in counter mode. The key protects nothing. */
final class Keystream implements Work {
    private final byte[] in = new byte[1 << 20];
    private final byte[] out = new byte[in.length];
    private final Cipher cipher;

    Keystream() {
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(new byte[32], "AES"), new IvParameterSpec(new byte[16]));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no AES-CTR", e);
        }
    }

    @Override
    public double some() {
        try {
            return cipher.update(in, 0, in.length, out);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-CTR has failed", e);
        }
    }
}
