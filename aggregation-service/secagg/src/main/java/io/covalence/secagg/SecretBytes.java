package io.covalence.secagg;

import java.util.Arrays;

/**
 * Bytes that must not leave: a private key or a seed. Their only accessor is {@link #openSecret()}, so that every use can be
 * found by searching for it. {@link #wipe()} overwrites them; copies that the JDK's ciphers make are beyond reach.
 */
public final class SecretBytes {
    private final byte[] bytes;
    private boolean wiped;

    private SecretBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes ownership of the array: the caller keeps no use of it. */
    public static SecretBytes owning(byte[] bytes) {
        return new SecretBytes(bytes);
    }

    public static SecretBytes random(int size, RandomSource random) {
        var bytes = new byte[size];
        random.fill(bytes);
        return new SecretBytes(bytes);
    }

    /** A copy of all the parts, one behind the other. */
    public static SecretBytes joined(SecretBytes... parts) {
        var bytes = new byte
                [Arrays.stream(parts).mapToInt(part -> part.bytes.length).sum()];
        int at = 0;
        for (var part : parts) {
            System.arraycopy(part.openSecret(), 0, bytes, at, part.bytes.length);
            at += part.bytes.length;
        }
        return new SecretBytes(bytes);
    }

    /**
     * The bytes themselves, not a copy.
     *
     * @throws IllegalStateException once wiped
     */
    public synchronized byte[] openSecret() {
        if (wiped) {
            throw new IllegalStateException("the secret has been wiped");
        }
        return bytes;
    }

    public synchronized void wipe() {
        wiped = true;
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
