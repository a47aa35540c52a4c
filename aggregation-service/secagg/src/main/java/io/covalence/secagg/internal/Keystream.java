package io.covalence.secagg.internal;

import io.covalence.secagg.SecretBytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The AES-256-CTR keystream of a key, from any multiple of 16 bytes on: block {@code i} is the encryption of {@code i} as a
 * 128-bit big-endian number (NIST SP 800-38A, section 6.5, with initial counter 0).
 */
public final class Keystream {
    /** Larger pieces can stay slow until the JIT has compiled them well. */
    public static final int PIECE = 16 << 10;

    private static final int BLOCK = 16;
    private static final byte[] ZEROS = new byte[PIECE];

    private final Cipher cipher;

    /** Positions the stream at the given byte, a multiple of 16. */
    public Keystream(SecretBytes key, long offset) {
        this(key, ByteBuffer.allocate(BLOCK).putLong(0).putLong(offset / BLOCK).array());
        if (offset < 0 || offset % BLOCK != 0) {
            throw new IllegalArgumentException("a keystream starts at a whole block");
        }
    }

    Keystream(SecretBytes key, byte[] counter) {
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key.openSecret(), "AES"), new IvParameterSpec(counter));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has AES-CTR", impossible);
        }
    }

    /** Overwrites the first {@code length} bytes of the target, at most {@link #PIECE}. */
    public void next(byte[] target, int length) {
        try {
            cipher.update(ZEROS, 0, length, target, 0);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the target is long enough", impossible);
        }
    }
}
