package io.covalence.secagg;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** An immutable sequence of bytes that are not secret: a hash, a public key, a signature, a ciphertext. */
public final class ByteString {
    /** Bytes of a SHA-256 hash, an X25519 or Ed25519 public key, a nonce, a seed. */
    public static final int KEY_SIZE = 32;

    private final byte[] bytes;

    private ByteString(byte[] bytes) {
        this.bytes = bytes;
    }

    public static ByteString of(byte[] bytes) {
        return new ByteString(bytes.clone());
    }

    /** Reads hexadecimal digits of either case. */
    public static ByteString ofHex(String hex) {
        return new ByteString(HexFormat.of().parseHex(hex));
    }

    public int size() {
        return bytes.length;
    }

    public byte[] toByteArray() {
        return bytes.clone();
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * Returns this when it has the given size.
     *
     * @throws ProtocolViolation (MALFORMED) otherwise
     */
    public ByteString requireSize(int size, String what) {
        if (bytes.length != size) {
            throw ProtocolViolation.malformed(what + " has " + bytes.length + " bytes instead of " + size);
        }
        return this;
    }

    /** Compares in constant time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ByteString that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
